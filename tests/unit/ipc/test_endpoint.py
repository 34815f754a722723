"""Meeting by name, also where the session folder's path or the name is longer than a socket address may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.ipc import endpoint


@pytest.mark.parametrize("name", ["desk", "encoder." + "x" * 64])
@pytest.mark.parametrize("depth", [0, 5])
def test_two_ends_meet(tmp_path: Path, name: str, depth: int) -> None:
    folder = tmp_path.joinpath(*["a-rather-long-folder-name"] * depth)
    folder.mkdir(parents=True, exist_ok=True)
    with endpoint.listen(folder, name) as listener, endpoint.connect(folder, name) as far:
        near, _ = listener.accept()
        with near:
            far.sendall(b"hello")
            assert near.recv(10) == b"hello"


def test_a_dead_endpoint_is_replaced(tmp_path: Path) -> None:
    endpoint.listen(tmp_path, "desk").close()
    with endpoint.listen(tmp_path, "desk"), endpoint.connect(tmp_path, "desk"):
        pass


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        endpoint.connect(tmp_path, "desk")


def test_where_there_are_no_unix_sockets_a_port_stands_for_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "UNIX", False)
    with endpoint.listen(tmp_path, "desk") as listener, endpoint.connect(tmp_path, "desk") as far:
        near, _ = listener.accept()
        with near:
            far.sendall(b"hello")
            assert near.recv(10) == b"hello"
    assert [path.name for path in (tmp_path / "links").iterdir()] == ["desk.sock"]

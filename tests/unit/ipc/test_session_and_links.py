"""Session folders, endpoints, spec files and the messages' own round trip."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from studio.contracts import packets, spec_files, specs, wire
from studio.ipc import endpoint, mapped, ring_files, session
from studio.kinds.targets import Recording, RtmpPush


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


def test_a_session_is_for_its_owner_only(folder: Path) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "token").stat().st_mode) == 0o600
    assert len(session.token(folder)) >= 32
    assert session.token(folder) != session.token(session.create(folder.parent))


def test_current_comes_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(session.ENVIRONMENT_NAME, os.fspath(folder))
    assert session.current() == folder


@pytest.mark.skipif(sys.platform != "linux", reason="not on this system: it has no shared memory folder")
@pytest.mark.parametrize(("free", "used"), [(64 << 20, False), (8 << 30, True)])
def test_shared_memory_is_used_where_there_is_room_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, used: bool
) -> None:
    memory, disk = tmp_path / "memory", tmp_path / "disk"
    memory.mkdir()
    disk.mkdir()
    monkeypatch.setattr(session, "_SHARED_MEMORY", memory)
    monkeypatch.setattr("tempfile.tempdir", str(disk))
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    assert session.create().parent == (memory if used else disk)


def test_endpoint_meets_and_a_successor_takes_the_name_over(folder: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - which one differs by system
        endpoint.connect(folder, "desk", 0.2)
    first = endpoint.listen(folder, "desk")
    second = endpoint.listen(folder, "desk")
    client = endpoint.connect(folder, "desk")
    second.settimeout(2.0)
    server, _ = second.accept()
    client.sendall(b"hello")
    assert server.recv(10) == b"hello"
    assert not os.get_inheritable(server.fileno())
    for sock in (first, second, client, server):
        sock.close()


@pytest.mark.parametrize("target", [RtmpPush(url="rtmp://127.0.0.1/live", key_ref="k"), Recording(folder="/x", container="mp4")])
def test_specs_come_back_as_written(folder: Path, target: RtmpPush | Recording) -> None:
    spec = specs.SinkSpec("a", "Name", "e1", target, active=False)
    spec_files.write_spec(folder, "sink.a", spec)
    assert spec_files.read_spec(folder, "sink.a") == spec
    assert [path.name for path in (folder / "specs").iterdir()] == ["sink.a"]


def test_packets_come_back_as_sent() -> None:
    packet = packets.Packet("video", 2**62, 2**62 - 5, bytes(range(256)), True, False, "I")
    assert packets.decode_to_sink(wire.encode(packet)) == packet


def test_a_ring_that_does_not_fit_is_refused_before_it_can_end_us(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=100_000))
    mapped.create(folder, "a", 50_000).close()
    with pytest.raises(OSError, match="no room"):
        mapped.create(folder, "b", 99_000)
    assert [path.name for path in (folder / "rings").iterdir()] == ["a.000001.ring"]


def test_a_goodbye_takes_the_memory_along_but_not_the_count(folder: Path) -> None:
    first = mapped.create(folder, "a", 100)
    reader = mapped.newest(folder, "a")
    assert reader is not None
    first.body[0] = 7
    first.retire()
    assert not list((folder / "rings").glob("*.ring"))
    assert reader.body[0] == 7
    assert mapped.newest(folder, "a", 1) is None
    second = mapped.create(folder, "a", 100)
    assert second.epoch == 2
    assert [path.name for path in (folder / "rings").iterdir()] == [second.path.name]


def test_every_creation_is_a_higher_epoch_and_old_files_go(folder: Path) -> None:
    first = mapped.create(folder, "a.b", 100)
    second = mapped.create(folder, "a.b", 100)
    other = mapped.create(folder, "a", 100)  # not an epoch of the first
    assert second.epoch > first.epoch
    assert ring_files.epochs(folder, "a.b") == [second.epoch]
    assert ring_files.epochs(folder, "a") == [other.epoch]
    assert mapped.newest(folder, "a.b", second.epoch) is None
    found = mapped.newest(folder, "a.b", first.epoch)
    assert found is not None
    second.body[7] = 99
    assert found.body[7] == 99
    for mapping in (first, second, other, found):
        mapping.close()

"""Files of the real studio: paths from outside, two studios on one show, and what is left at a clean end."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.control.protocol import RpcError
from tests.integration.test_desk_headless import plain_show, save
from tests.parts.studio import Studio


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("files")
    with Studio(folder / "run", "--headless", save(folder, plain_show())) as studio:
        studio.state()  # its client is there before the first test
        yield studio


@pytest.mark.parametrize(
    "method", ["show.save_as", "show.open", "queue.write_sheet", "queue.write_template", "demand.export", "media.probe"]
)
@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "/dev/null", "/dev/zero", "/tmp", "relative.json", "relative.csv", "/tmp/a\0b.json", "/tmp/x.json\n"],
)
def test_nothing_but_our_own_files_is_touched(studio: Studio, method: str, path: str) -> None:
    if method == "media.probe" and path.startswith(("relative", "/etc", "/tmp/x")):
        return  # it only reads, and says what it finds
    before = {file: Path(file).stat().st_mode for file in ("/etc/passwd", "/dev/null", "/dev/zero")}
    show = studio.state()["show"]
    with pytest.raises(RpcError) as refusal:
        studio.call(method, path=path)
    assert refusal.value.code == -32000
    assert {file: Path(file).stat().st_mode for file in before} == before
    assert not list(Path("/etc").glob("passwd.unreadable*"))
    assert not list(Path(studio.folder).glob("relative*"))
    assert studio.state()["show"] == show


def test_a_second_studio_is_told_who_has_the_show(studio: Studio, tmp_path: Path) -> None:
    path = Path(studio.state()["file"]["path"])
    with Studio(tmp_path / "second", "--headless", save(tmp_path, plain_show())) as second:
        for method in ("show.open", "show.save_as"):
            with pytest.raises(RpcError, match="is open in another studio") as refusal:
                second.call(method, path=str(path))
            assert refusal.value.data["code"] == "show_in_use"
        second.kill("desk")
        second.until(lambda tree: tree["file"]["path"], 30, "the desk's return")
        second.call("show.save")  # its own show is still its own
    assert not list(tmp_path.glob(".*.lock"))


@pytest.mark.parametrize("name", ["cam\n", "cam ", "Cam", "cam\0"])
def test_an_id_is_an_id(studio: Studio, name: str) -> None:
    with pytest.raises(RpcError):
        studio.call("source.add", set={"id": name, "name": "Cam", "input": {"type": "colour"}})


@pytest.mark.parametrize("seconds", [1e300, -1.0, 1e8])
def test_no_file_is_wound_beyond_its_bounds(studio: Studio, seconds: float) -> None:
    with pytest.raises(RpcError) as refusal:
        studio.call("source.seek", source="one", seconds=seconds)
    assert refusal.value.code == -32602


def test_a_clean_end_leaves_one_journal_and_its_logs(tmp_path: Path) -> None:
    show = save(tmp_path, plain_show())
    with Studio(tmp_path / "run", "--headless", show, XDG_DATA_HOME=str(tmp_path / "share")) as studio:
        studio.call("rundown.start")
        with pytest.raises(RpcError):
            studio.call("journal.between", from_ms=0, to_ms=2**63)
        for wrong in ({"latest": 0}, {"latest": 10_001}, {"before": 0}, {"kinds": ["No kind"]}, {"kinds": ["a"] * 41}):
            with pytest.raises(RpcError) as refusal:
                studio.call("journal.between", from_ms=0, to_ms=2**42, **wrong)
            assert refusal.value.code == -32602
        with pytest.raises(RpcError, match="of the kind order_lost"):
            studio.call("journal.between", from_ms=0, to_ms=2**42, kinds=["order_lost"])
        (latest,) = studio.call("journal.between", from_ms=0, to_ms=2**42, kinds=["rundown_started"], latest=1)["records"]
        assert latest["kind"] == "rundown_started"
        record = studio.call("journal.between", from_ms=0, to_ms=2**42)["records"][0]
        assert record["kind"]
        logs = studio.state()["logs"]
        assert logs["kept"] == str(tmp_path / "share" / "nightmarket" / "sessions")
        assert Path(logs["session"]).is_dir()
        token = (studio.session / "token").read_text()
        studio.stop()
    left = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir() if path.is_file()}
    assert left[show.with_suffix(".journal").name] == 0o600
    assert not [name for name in left if name.endswith(("-wal", "-shm", ".lock"))]
    (kept,) = Path(logs["kept"]).iterdir()
    assert json.loads((kept / "report.json").read_text())["show"]
    with contextlib.suppress(FileNotFoundError):
        assert token not in (kept / "desk.log").read_text()

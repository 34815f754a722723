"""Two studios and one show: the second is told who has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.desk import show_lock
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.new_show import new_show
from studio.desk.plugins import Catalogue, Choices
from studio.desk.show_document import ShowDocument
from studio.desk.show_lock import ShowLock
from studio.desk.store import ShowStore
from studio.ipc.clock import VirtualClock
from studio.values.errors import OperatorError

_HOLD = """
import sys
from pathlib import Path
from studio.desk.show_lock import ShowLock
lock = ShowLock.take(Path(sys.argv[1]))
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def show(tmp_path: Path) -> Path:
    ShowStore(tmp_path / "friday.json").save(new_show(Catalogue({}, Choices()), "en"))
    return tmp_path / "friday.json"


def test_the_second_one_is_told_who_has_it(show: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _HOLD, show], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"taken\n"
        with pytest.raises(OperatorError, match=f"process {other.pid}") as refusal:
            ShowLock.take(show)
        assert refusal.value.code == "show_in_use"
        other.kill()
    lock = ShowLock.take(show)  # a studio that was killed holds nothing
    lock.release()
    assert {path.name for path in show.parent.iterdir()} == {"friday.json"}


def _show_document(folder: Path) -> ShowDocument:
    folder.mkdir()
    show_document = ShowDocument(CrashRecovery(folder), VirtualClock())
    show_document.begin(new_show(Catalogue({}, Choices()), "en"), None, folder, saved=True)
    return show_document


async def test_neither_opens_nor_saves_over_the_others_show(show: Path, tmp_path: Path) -> None:
    first, second = _show_document(tmp_path / "a"), _show_document(tmp_path / "b")
    await first.open(show)
    second.edit("show.rename", {"name": "Mine"})
    before = show.read_bytes()
    for act in (second.open(show), second.save(show)):
        with pytest.raises(OperatorError, match="another studio"):
            await act
    assert (second.show.name, second.path, show.read_bytes()) == ("Mine", None, before)
    await first.save()
    await first.save(tmp_path / "saturday.json")
    await second.open(show)  # the first one has another file now
    second.close()
    first.close()
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith(".lock")]


async def test_a_show_that_cannot_be_opened_is_not_held(tmp_path: Path) -> None:
    show_document = _show_document(tmp_path / "a")
    (tmp_path / "bad.json").write_bytes(b"no show")
    with pytest.raises(OperatorError):
        await show_document.open(tmp_path / "bad.json")
    ShowLock.take(tmp_path / "bad.json").release()


async def test_a_folder_that_is_not_there_is_not_made_by_looking_into_it(tmp_path: Path) -> None:
    with pytest.raises(OperatorError):
        await _show_document(tmp_path / "a").open(tmp_path / "shwos" / "friday.json")
    assert not (tmp_path / "shwos").exists()


async def test_a_show_that_is_saved_into_a_new_folder_is_held_there(tmp_path: Path) -> None:
    show_document, path = _show_document(tmp_path / "a"), tmp_path / "shows" / "friday.json"
    await show_document.save(path)
    with pytest.raises(OperatorError, match="is open in another studio"):
        ShowLock.take(path)
    show_document.close()
    ShowLock.take(path).release()


@pytest.mark.skipif(os.name == "nt", reason="not on this system: folders that cannot be written to")
def test_where_no_lock_can_lie_none_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> int:
        raise PermissionError

    monkeypatch.setattr("studio.desk.show_lock.os.open", refuse)
    ShowLock.take(tmp_path / "show.json").release()


def test_of_the_demo_nothing_lies_beside_it_and_two_are_told_apart_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    demo = Path(show_lock.__file__).parents[2] / "resources" / "demo" / "demo.json"
    before = {path.name for path in demo.parent.iterdir()}
    lock = ShowLock.take(demo)
    assert {path.name for path in demo.parent.iterdir()} == before
    with pytest.raises(OperatorError, match="is open in another studio"):
        ShowLock.take(demo)
    lock.release()
    ShowLock.take(demo).release()

"""What the desk leaves for the one after it, on a disk that refuses: nothing is lost, nothing is half, and it is said."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.desk import crash_recovery as module
from studio.desk.crash_recovery import CrashRecovery
from studio.document.model import Show
from studio.show.undo_history import Entry, UndoHistory
from studio.system import atomic_write


class Disk:
    """Whether it takes anything: everything, or so many bytes of a line."""

    def __init__(self) -> None:
        self.room: int | None = None


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    made, real_write, real_append = Disk(), atomic_write.write, module._append

    def write(path: Path, data: bytes, **how: object) -> None:
        if made.room is not None:
            raise OSError(28, os.strerror(28))
        real_write(path, data, **how)  # type: ignore[arg-type]

    def append(path: Path, line: bytes) -> None:
        if made.room is not None:
            raise OSError(28, os.strerror(28))
        real_append(path, line)

    monkeypatch.setattr(atomic_write, "write", write)
    monkeypatch.setattr(module, "_append", append)
    return made


@pytest.fixture
async def recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[CrashRecovery]:
    monkeypatch.setattr(module, "_AGAIN_S", 0.01)
    recovery = CrashRecovery(tmp_path)
    writing = asyncio.create_task(recovery.run())
    yield recovery
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)


def edit(name: str) -> Entry:
    made = UndoHistory().record(Show(), Show(name=name), "Rename show", "", 0)
    assert made is not None
    return made


@pytest.mark.expect_warnings
async def test_what_the_disk_refused_is_written_in_its_order_once_there_is_room(
    recovery: CrashRecovery, disk: Disk, tmp_path: Path
) -> None:
    said: list[str | None] = []
    eased = asyncio.Event()

    def trouble(error: OSError | None) -> None:
        said.append(error.strerror if error else None)
        if error is None:
            eased.set()

    recovery._on_trouble = trouble
    recovery.begin(b"the show")
    recovery.remember({"stage": 1})
    await recovery.written()
    disk.room = 0
    recovery.append(edit("one"))
    recovery.remember({"stage": 2})
    await recovery.written()  # nobody is kept waiting for a full disk
    recovery.append(edit("two"))
    recovery.remember({"stage": 3})
    await recovery.written()
    left = CrashRecovery(tmp_path).recall()
    assert left is not None
    assert (left[0]["stage"], len(left[2])) == (1, 0)
    disk.room = None
    await eased.wait()
    left = CrashRecovery(tmp_path).recall()
    assert left is not None
    assert (left[0]["stage"], left[2]) == (3, [edit("one"), edit("two")])
    assert said == ["No space left on device", None]


@pytest.mark.expect_warnings
async def test_another_show_that_the_disk_refuses_leaves_the_old_one_to_be_found(
    recovery: CrashRecovery, disk: Disk, tmp_path: Path
) -> None:
    recovery.begin(b"the show")
    recovery.remember({"stage": 1})
    await recovery.written()
    disk.room = 0
    recovery.begin(b"another")
    recovery.remember({"stage": 2})
    await recovery.written()
    left = CrashRecovery(tmp_path).recall()
    assert left is not None
    assert (left[0]["stage"], left[1]) == (1, b"the show")


@pytest.mark.skipif(os.name == "nt" or not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_line_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal-1.jsonl"
    module._append(path, b"one\n")
    with pytest.raises(OSError, match="space"):
        module._append(Path("/dev/full"), b"two\n")
    real = os.write

    class Narrow:
        """A file that takes three bytes of what it is given."""

        def __init__(self, file: object) -> None:
            self.file = file

        def __enter__(self) -> Narrow:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()  # type: ignore[attr-defined]

        def __getattr__(self, name: str) -> object:
            return getattr(self.file, name)

        def write(self, line: bytes) -> int:
            return real(self.file.fileno(), line[:3])  # type: ignore[attr-defined]

    monkeypatch.setattr("builtins.open", lambda *args, _open=open, **how: Narrow(_open(*args, **how)))
    with pytest.raises(OSError, match="space"):
        module._append(path, b"three\n")
    monkeypatch.undo()
    assert path.read_bytes() == b"one\n"


@pytest.mark.expect_warnings
async def test_a_line_that_cannot_be_read_ends_what_is_known_and_no_desk(recovery: CrashRecovery, tmp_path: Path) -> None:
    recovery.begin(b"the show")
    recovery.append(edit("one"))
    recovery.remember({})
    await recovery.written()
    with open(tmp_path / "journal-1.jsonl", "ab") as file:
        file.write(b'{"torn\n')
    recovery.append(edit("two"))
    recovery.remember({})
    await recovery.written()
    left = CrashRecovery(tmp_path).recall()
    assert left is not None
    assert left[2] == [edit("one")]


@pytest.mark.expect_warnings
@pytest.mark.parametrize("torn", [b'{"to', b'{"torn\n', b'{"torn\n{"to'])
async def test_what_comes_after_a_torn_line_can_be_read_again(recovery: CrashRecovery, tmp_path: Path, torn: bytes) -> None:
    recovery.begin(b"the show")
    recovery.append(edit("one"))
    recovery.remember({})
    await recovery.written()
    with open(tmp_path / "journal-1.jsonl", "ab") as file:
        file.write(torn)
    second = CrashRecovery(tmp_path)
    assert second.recall()
    writing = asyncio.create_task(second.run())
    second.append(edit("two"))
    await second.written()
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    left = CrashRecovery(tmp_path).recall()
    assert left is not None
    assert left[2] == [edit("one"), edit("two")]

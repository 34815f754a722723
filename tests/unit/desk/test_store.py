"""The show's file on a real disk: whole or not at all, with backups, and nothing unreadable is ever overwritten."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.desk.store import BACKUPS, ShowStore
from studio.document.model import Show
from studio.show import document
from studio.values.errors import BadShowError, OperatorError
from tests.parts.tiny_disk import tiny_disk as mounted


def named(name: str) -> Show:
    return Show(name=name)


def age(path: Path, seconds: float) -> None:
    """Let a file look as old as that."""
    stat = path.stat()
    os.utime(path, (stat.st_atime - seconds, stat.st_mtime - seconds))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def store(tmp_path: Path) -> ShowStore:
    return ShowStore(tmp_path / "show.json")


def test_what_is_saved_is_loaded(store: ShowStore) -> None:
    store.save(named("First"))
    assert store.load() == (named("First"), None)
    assert names(store.path.parent) == {"show.json"}


def test_the_folder_is_made(tmp_path: Path) -> None:
    store = ShowStore(tmp_path / "deep" / "er" / "show.json")
    store.save(named("First"))
    assert store.load()[0].name == "First"


def test_a_missing_file_is_named(store: ShowStore) -> None:
    with pytest.raises(OperatorError, match="no file") as caught:
        store.load()
    assert caught.value.code == "no_file"


def test_backups_rotate_at_most_once_a_minute(store: ShowStore) -> None:
    for number in range(BACKUPS + 4):
        store.save(named(f"v{number}"))
        store.save(named(f"v{number} again"))
        for path in store.path.parent.iterdir():
            age(path, 61)
    kept = [document.parse(path.read_bytes()).name for path in store.backups()]
    assert kept == [f"v{number} again" for number in range(BACKUPS + 2, 2, -1)]


def test_a_damaged_file_stays_and_its_backup_is_opened(store: ShowStore) -> None:
    store.save(named("Good"))
    age(store.path, 61)
    store.save(named("Better"))
    damaged = store.path.read_bytes()[:40]
    store.path.write_bytes(damaged)
    show, notice = store.load()
    assert show.name == "Good"
    assert notice is not None
    assert notice.startswith("show.json cannot be read: Line ")
    assert store.path.read_bytes() == damaged
    assert not list(store.path.parent.glob("show.unreadable-*.json"))
    store.save(show)
    (aside,) = store.path.parent.glob("show.unreadable-*.json")
    assert aside.read_bytes() == damaged


def test_a_slip_of_a_hand_is_named_and_left_to_be_mended(store: ShowStore) -> None:
    written = document.to_json(named("Only")).replace(b'"width": 1280', b'"width": "wide"')
    store.path.write_bytes(written)
    with pytest.raises(BadShowError) as caught:
        store.load()
    line = written[: written.index(b'"wide"')].count(b"\n") + 1
    assert f"Line {line}, canvases[0].width: must be a whole number" in caught.value.text
    assert "as it was" in caught.value.text
    assert names(store.path.parent) == {"show.json"}
    assert store.path.read_bytes() == written


def test_a_damaged_backup_gives_way_to_the_next(store: ShowStore) -> None:
    for name in ("Oldest", "Older", "Old"):
        store.save(named(name))
        for path in store.path.parent.iterdir():
            age(path, 61)
    next(store.backups()).write_bytes(b"{")
    store.path.write_bytes(b"")
    assert store.load()[0].name == "Oldest"


def test_a_damaged_file_without_backup_is_named_and_left(store: ShowStore) -> None:
    half = document.to_json(named("Only"))[:60]
    store.path.write_bytes(half)
    for _ in range(2):  # the same again: nothing was moved
        with pytest.raises(BadShowError, match="no backup") as caught:
            store.load()
    assert caught.value.subject == str(store.path)
    assert names(store.path.parent) == {"show.json"}
    assert store.path.read_bytes() == half


@pytest.mark.parametrize("data", [b'{"format": 99}', b'{"dependencies": {}}', b"Dear diary", b"\x89PNG\r\n\x1a\n"])
def test_a_newer_or_foreign_file_stays_where_it_is(store: ShowStore, data: bytes) -> None:
    store.path.write_bytes(data)
    with pytest.raises(BadShowError, match="was not opened"):
        store.load()
    assert store.path.read_bytes() == data


@pytest.mark.parametrize("data", [b'{"format": 3, "name": "half a', b""])
def test_saving_over_a_damaged_show_sets_it_aside(store: ShowStore, data: bytes) -> None:
    store.path.write_bytes(data)
    store.save(named("New"))
    (aside,) = store.path.parent.glob("show.unreadable-*.json")
    assert aside.read_bytes() == data
    assert store.load()[0].name == "New"


@pytest.mark.parametrize("data", [b'{"dependencies": {}}', b"precious", b"\x89PNG\r\n\x1a\n"])
def test_saving_over_what_is_no_show_is_refused(store: ShowStore, data: bytes) -> None:
    store.path.write_bytes(data)
    with pytest.raises(OperatorError, match="is no show"):
        store.save(named("New"))
    assert names(store.path.parent) == {"show.json"}
    assert store.path.read_bytes() == data


@pytest.mark.parametrize("name", ["passwd", "notes.txt", "show"])
def test_only_shows_are_ever_set_aside(tmp_path: Path, name: str) -> None:
    store = ShowStore(tmp_path / name)
    store.path.write_bytes(b"")
    with pytest.raises(OperatorError):
        store.load()
    with pytest.raises(OperatorError):
        store.save(named("New"))
    assert names(tmp_path) == {name}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="not on this system: pipes in folders")
def test_a_pipe_or_a_device_is_neither_waited_for_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "null.json").symlink_to("/dev/null")
    (tmp_path / "folder.json").mkdir()
    for path in tmp_path.iterdir():
        for act in (ShowStore(path).load, lambda path=path: ShowStore(path).save(named("New"))):
            with pytest.raises(OperatorError):
                act()
    assert names(tmp_path) == {"pipe.json", "null.json", "folder.json"}
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_show_is_for_its_owner_and_its_group_at_most(store: ShowStore) -> None:
    store.save(named("One"))
    assert store.path.stat().st_mode & 0o777 == 0o600
    store.path.chmod(0o664)
    age(store.path, 61)
    store.save(named("Two"))
    assert {path.stat().st_mode & 0o777 for path in store.path.parent.iterdir()} == {0o660}


def test_a_backup_where_there_are_no_links_is_nobody_elses(store: ShowStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(named("One"))
    age(store.path, 61)
    monkeypatch.setattr("os.link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links here")))
    monkeypatch.setattr("os.chmod", lambda *_: None)
    store.save(named("Two"))
    (backup,) = store.backups()
    assert document.parse(backup.read_bytes()).name == "One"
    assert backup.stat().st_mode & 0o077 == 0


def test_a_show_that_could_not_be_opened_again_is_not_saved(store: ShowStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(named("One"))
    monkeypatch.setattr(document, "MAX_BYTES", 100)
    with pytest.raises(OperatorError, match="was not saved"):
        store.save(named("Two"))
    monkeypatch.undo()
    assert store.load()[0].name == "One"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "show.json"
    ShowStore(tmp_path / "real" / "show.json").save(named("One"))
    link.symlink_to(tmp_path / "real" / "show.json")
    ShowStore(link).save(named("Two"))
    assert link.is_symlink()
    assert document.parse((tmp_path / "real" / "show.json").read_bytes()).name == "Two"


def test_permissions_stay(store: ShowStore) -> None:
    store.save(named("One"))
    store.path.chmod(0o640)
    store.save(named("Two"))
    assert store.path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_file_as_it_was(store: ShowStore, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    store.save(named("Old"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OperatorError) as caught:
        store.save(named("New"))
    monkeypatch.undo()
    assert caught.value.code == "disk_full"
    assert store.load() == (named("Old"), None)
    assert not list(store.path.parent.glob(".*"))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    with mounted(tmp_path / "tiny", "64k") as folder:
        yield folder


@pytest.mark.part("tmpfs")
def test_a_really_full_disk_leaves_the_file_as_it_was(tiny_disk: Path) -> None:
    store = ShowStore(tiny_disk / "show.json")
    store.save(named("Old"))
    (tiny_disk / "ballast").write_bytes(bytes(48 << 10))
    big = Show(name="New", hotkeys={f"action-{n}": "x" * 50 for n in range(1000)})
    with pytest.raises(OperatorError, match="disk is full"):
        store.save(big)
    assert store.load() == (named("Old"), None)
    assert names(tiny_disk) == {"show.json", "ballast"}
    (tiny_disk / "ballast").unlink()
    store.save(named("New"))
    assert store.load()[0].name == "New"


def test_a_folder_that_is_a_file_is_an_operators_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OperatorError) as caught:
        ShowStore(tmp_path / "file" / "show.json").save(named("One"))
    assert caught.value.code == "cannot_write"


def test_a_save_killed_at_any_moment_leaves_a_whole_show(tmp_path: Path) -> None:
    """A child saves without end and is killed: the file is one of the versions it wrote."""
    script = (
        "import itertools, pathlib, sys\n"
        "from studio.desk.store import ShowStore\n"
        "from studio.document.model import Show\n"
        "store = ShowStore(pathlib.Path(sys.argv[1]))\n"
        "for n in itertools.count():\n"
        "    store.save(Show(name=f'v{n}', hotkeys={str(k): 'x' for k in range(2000)}))\n"
        "    print(n, flush=True)\n"
    )
    path = tmp_path / "show.json"
    for kill_after in (1, 3, 8):
        child = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE)
        with child:
            assert child.stdout is not None
            for _ in range(kill_after):
                assert child.stdout.readline()
            child.kill()
        show, notice = ShowStore(path).load()
        assert show.name.startswith("v")
        assert notice is None

"""The show on the desk: what it is, undo, stage, file. Every change goes through here and is remembered for after a crash.

One event loop; disk work in threads.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from studio.control.schema.edit import Confirmed
from studio.control.schema.state import State
from studio.control.schema.state import document as state
from studio.control.state import StateTree
from studio.desk import paths
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.show_lock import ShowLock
from studio.desk.store import ShowStore
from studio.document import model
from studio.ipc import clock as clocks
from studio.show import document, edits
from studio.show import stage as stages
from studio.show.stage import Stage
from studio.show.undo_history import UndoHistory
from studio.values.errors import OperatorError, RefusedError
from studio.words import files as says

Answer = TypeVar("Answer")
Doing = Literal["edit", "undo", "redo"]
Permit = Callable[[Doing, model.Show, model.Show, Confirmed], None]  # what is done, and from which show to which


class ShowDocument:
    """The one show. `on_change` is called after every change.

    `permit` raises RefusedError when the desk cannot have it become another, for what runs now.
    """

    def __init__(
        self,
        recovery: CrashRecovery,
        clock: clocks.Clock,
        on_change: Callable[[], None] = lambda: None,
        permit: Permit = lambda doing, before, after, confirmed: None,
    ) -> None:
        self._recovery, self._clock = recovery, clock
        self._on_change, self._permit = on_change, permit
        self._history = UndoHistory()
        self._resolved: tuple[model.Show, model.Show] | None = None
        self._file_settings: document.FileSettings = lambda overlay: ()
        self._shown: model.Show | None = None  # the one that clients know
        self._saved = b""
        self._lock: ShowLock | None = None  # of the show's file
        self._disk = asyncio.Lock()  # opening and saving: one after the other
        self.show = model.Show()
        self.stage = Stage()
        self.path: Path | None = None
        self.folder = Path.cwd()  # what relative paths in the document start from

    # ------------------------------------------------------------ what it is

    @property
    def resolved(self) -> model.Show:
        """The show with absolute paths, as workers need it."""
        if self._resolved is None or self._resolved[0] is not self.show:
            self._resolved = (self.show, self.with_paths(self.show))
        return self._resolved[1]

    def with_paths(self, show: model.Show) -> model.Show:
        """A show with absolute paths, as if it lay where this one lies."""
        return document.resolve_paths(show, self.folder, self._file_settings)

    @property
    def resolved_stage(self) -> Stage:
        """The stage with absolute paths: what was taken has them of its own."""
        return stages.with_items(self.stage, lambda item: document.item_with_files(item, self.absolute))

    def absolute(self, path: str) -> str:
        """A path of the document as workers need it."""
        return document.absolute_path(path, str(self.folder)) if path else path

    def know_files(self, file_settings: document.FileSettings) -> None:
        """Which settings of cards are files, from now on."""
        self._file_settings, self._resolved = file_settings, None

    @property
    def saved(self) -> bool:
        return _digest(self.show) == self._saved

    def labels(self) -> state.Undo:
        """What undo and redo would do."""
        labels = self._history.labels()
        return state.Undo(undo=labels.undo, redo=labels.redo)

    def publish(self, tree: StateTree) -> None:
        """Tell clients: sections `show`, `file`, `undo` and `stage`."""
        if self.show is not self._shown:
            self._shown = self.show
            tree.put(State.show, self.show)
        tree.put(State.file, state.File(path=str(self.path or ""), saved=self.saved, text=self.show.name))
        tree.put(State.undo, self.labels())
        tree.put(State.stage, stages.as_state(self.show, self.stage))

    # ------------------------------------------------------------ opening and saving

    def begin(self, show: model.Show, path: Path | None, folder: Path, saved: bool) -> None:
        """Take another show, its numbers as a file has them: a desk after this one reads them from there."""
        show = msgspec.convert(msgspec.to_builtins(show), model.Show)
        self.show, self.path, self.folder = show, path, folder
        if path is None:
            self._hold(None)
        self._history = UndoHistory()
        self.stage = stages.first(show)
        self._saved = _digest(show) if saved else b""
        self._recovery.begin(document.to_json(show))
        self._on_change()

    async def open(self, path: Path) -> str | None:
        """Open a file. Returns a notice for the operator, if there is one.

        Raises:
            OperatorError: it cannot be opened, or another studio has it; the show is as it was.
        """
        store = ShowStore(path)
        await asyncio.to_thread(paths.regular_or_free, store.path)  # beside nothing else is there to be a lock
        async with self._disk:
            show, notice = await self._locked(store.path, store.load)
            self.begin(show, path, path.resolve().parent, saved=notice is None)
        return notice

    def close(self) -> None:
        """Let others have the show's file. Nothing is saved any more afterwards."""
        self._hold(None)

    async def _locked(self, path: Path, job: Callable[[], Answer]) -> Answer:
        """Do `job` in a thread while the file is locked; the lock stays if it succeeds, and that of another file goes.

        Raises:
            OperatorError: another studio has the file, or what `job` raises.
        """
        own = self._lock is not None and self._lock.show == path
        lock = self._lock if own else await asyncio.to_thread(ShowLock.take, path)
        try:
            done = await asyncio.to_thread(job)
        except BaseException:
            if lock is not None and not own:
                lock.release()
            raise
        self._hold(lock)
        return done

    def _hold(self, lock: ShowLock | None) -> None:
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self._lock = lock

    async def save(self, path: Path | None = None) -> None:
        """Write the show to its file, or to another that is its file from then on.

        Raises:
            OperatorError: it has no file yet, the disk is full, the system refuses, another studio has that file.
        """
        path = path or self.path
        if path is None:
            raise RefusedError("no_path", says.no_file_yet())
        async with self._disk:
            show = self.show
            folder = path.absolute().parent
            if folder != self.folder:  # the new place must find the same files
                show = self.resolved
            store = ShowStore(path)
            await asyncio.to_thread(_make_folder, store.path.parent)  # its lock lies there
            await self._locked(store.path, lambda: store.save(show))
            if folder != self.folder:
                self.stage = self.resolved_stage
                self._replace(show)
            self.path, self.folder, self._saved = path, folder, _digest(show)
        self._on_change()

    # ------------------------------------------------------------ editing

    def edit(self, command: str, params: dict[str, Any]) -> edits.Edit:
        """Apply an edit command; `params["gesture"]` joins consecutive ones, `params["confirm"]` answers a question.

        Raises:
            RefusedError: the rules refuse, or it has to be confirmed. Nothing changed.
        """
        done = edits.apply(self.show, command, params)
        gesture, confirmed = params.get("gesture", ""), params.get("confirm")
        self._permit("edit", self.show, done.show, confirmed)
        self._record(done.show, done.label, gesture)
        return done

    def _record(self, after: model.Show, label: str, gesture: str = "") -> None:
        entry = self._history.record(self.show, after, label, gesture, self._clock.now_ns())
        if entry is not None:
            self._recovery.append(entry)
            self._replace(after)

    def undo(self, confirmed: Confirmed = None) -> None:
        """Raises RefusedError when there is nothing to undo, it is not permitted, or has to be confirmed."""
        show, entry = self._history.undo(self.show, lambda after: self._permit("undo", self.show, after, confirmed))
        self._recovery.append(entry)
        self._replace(show)

    def redo(self, confirmed: Confirmed = None) -> None:
        """Raises RefusedError when there is nothing to redo, it is not permitted, or has to be confirmed."""
        show, entry = self._history.redo(self.show, lambda after: self._permit("redo", self.show, after, confirmed))
        self._recovery.append(entry)
        self._replace(show)

    def _replace(self, show: model.Show) -> None:
        before, self.show = self.show, show
        self.stage = stages.repair(show, self.stage, before)
        self._on_change()

    # ------------------------------------------------------------ the stage

    def set_stage(self, stage: Stage) -> None:
        self.stage = stage
        self._on_change()

    # ------------------------------------------------------------ after a crash

    def as_memory(self) -> dict[str, Any]:
        """What `recall` needs beside the edits."""
        return {
            "path": str(self.path) if self.path else "",
            "folder": str(self.folder),
            "saved": self._saved.hex(),
            "stage": msgspec.to_builtins(self.stage),
        }

    def recall(self, state: dict[str, Any], show: bytes, entries: list[Any]) -> None:
        """Be what the desk before us was."""
        self.show, self._history, goes_on = document.parse_edited(show, entries)
        self.path = Path(state["path"]) if state["path"] else None
        if self.path is not None:
            with contextlib.suppress(OperatorError):  # another studio took it while no desk ran: saving says so
                self._hold(ShowLock.take(ShowStore(self.path).path))
        self.folder, self._saved = Path(state["folder"]), bytes.fromhex(state["saved"])
        self.stage = stages.repair(self.show, msgspec.convert(state["stage"], Stage))
        if not goes_on:  # an older studio wrote that journal: begin another
            self._recovery.begin(document.to_json(self.show))


def _make_folder(folder: Path) -> None:
    """Make it if it can be made; saving says why not."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)


def _digest(show: model.Show) -> bytes:
    return hashlib.blake2s(msgspec.json.encode(show), digest_size=16).digest()

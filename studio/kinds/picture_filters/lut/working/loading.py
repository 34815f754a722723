"""A .cube file's tables, read on a thread of their own, and again when the file has changed."""

from __future__ import annotations

import logging
import os
import threading
import weakref
from weakref import WeakValueDictionary

from studio.kinds.picture_filters.lut import cube, sentences
from studio.kinds.picture_filters.lut.working.table import Planes, planes_of

_log = logging.getLogger(__name__)
_LOOK_EVERY_S = 5.0
_one_at_a_time = threading.Lock()  # several files read side by side would keep the interpreter from whoever draws


class Loading:
    """The tables of the file at `path`, once they are there. Any thread may read its fields.

    `version` counts the tables that there have been. `problem`: why there are no newer ones, as a sentence. `settled` is set when
    the file has been read or refused for the first time. The thread ends when nobody holds this any more.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.planes: Planes | None = None
        self.version = 0
        self.problem = ""
        self.settled = threading.Event()
        unwanted = threading.Event()
        weakref.finalize(self, unwanted.set)
        try:
            threading.Thread(target=_follow, args=(weakref.ref(self), path, unwanted), name="lut", daemon=True).start()
        except RuntimeError:  # the system gives no further thread: pictures pass through
            self.problem = cube.CubeError(sentences.refused, path, why=sentences.no_thread()).text
            self.settled.set()


_known: WeakValueDictionary[str, Loading] = WeakValueDictionary()


def of(path: str) -> Loading:
    """The tables of a file; filters with the same file share them. For one thread."""
    found = _known.get(path)
    if found is None:
        found = _known[path] = Loading(path)
    return found


def _follow(wanted: weakref.ref[Loading], path: str, unwanted: threading.Event) -> None:
    """Read the file, and once more whenever it is another."""
    seen: object = None
    while not unwanted.is_set():
        now = _stamp(path)
        if now is None or now != seen:
            seen = now
            with _one_at_a_time:
                planes, problem = (None, "") if unwanted.is_set() else _read(path)
            loading = wanted()
            if loading is None:
                return
            if planes is not None:
                loading.planes = planes
                loading.version += 1
            loading.problem = problem  # last: who sees that nothing is wrong finds the tables
            loading.settled.set()
            del loading, planes
        unwanted.wait(_LOOK_EVERY_S)


def _stamp(path: str) -> object:
    """Names the file's contents; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read(path: str) -> tuple[Planes | None, str]:
    try:
        return planes_of(cube.read(path)), ""
    except cube.CubeError as error:
        return None, error.text
    except MemoryError:
        return None, cube.CubeError(sentences.refused, path, why=sentences.no_memory()).text
    except Exception as error:  # noqa: BLE001  a thread that ended would never look at the file again
        _log.exception("the LUT %s", path)
        return None, cube.CubeError(sentences.refused, path, why=type(error).__name__).text

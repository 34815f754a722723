"""`python -m studio.workers.fork_server`: imports what workers import, once, and becomes any of them by forking.

It has one thread and opens nothing, so that forking is safe: no lock is ever held by somebody who is not in the copy. Should a
library have started a thread, it ends, and workers are started one by one. Standard input is the launcher's socket
(`studio.launcher.fork_server`): a name with two open files (standard input, log) asks for a worker, the answer is its process
id. Linux only.
"""

from __future__ import annotations

import gc
import importlib
import os
import socket
import sys

from studio.launcher.fork_server import READY

_MODULES = (  # sounddevice is not among them: its library looks for devices when it is imported
    "studio.workers.__main__",
    "studio.workers.encoder",
    "studio.workers.mixer",
    "studio.workers.multiview",
    "studio.kinds.targets.rtmp.working",
    "studio.kinds.targets.recording.working",
    "studio.workers.sink",
    "studio.workers.source",
    "studio.kinds.sources.image.working",
    "studio.kinds.sources.media.working",
    "studio.kinds.sources.stream.working",
)


def main() -> None:
    """Serve until the launcher goes. Returns in a copy only, as the worker that it has been."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # its threads would make forking unsafe
    for module in _MODULES:
        importlib.import_module(module)
    from studio.ipc import file_pages
    from studio.system import process

    process.settle()  # what is there now is frozen: a collection in a copy would write to every page of it
    file_pages.give_back()  # copies map what they need themselves
    if len(os.listdir("/proc/self/task")) > 1:
        sys.exit("a library has started a thread: nothing is forked")
    with socket.socket(fileno=os.dup(0)) as launcher:
        launcher.send(READY)
        while True:
            asked, files, _, _ = socket.recv_fds(launcher, 256, 2)
            if not asked or len(files) != 2:
                return
            name = asked.decode()
            pid = _fork(files)
            for file in files:
                os.close(file)
            if pid is None:
                break
            launcher.send(str(pid).encode())
    _be(name)


def _fork(files: list[int]) -> int | None:
    """The process id of a copy that is the launcher's child, 0 when there is none; None in the copy itself.

    The process in between ends at once; the copy leads a process group of its own before anybody hears of it.
    """
    reading, writing = os.pipe()
    between = os.fork()
    if between:
        os.close(writing)
        with os.fdopen(reading, "rb") as said:
            pid = said.read()
        os.waitpid(between, 0)
        return int(pid or 0)
    try:
        if os.fork():
            os._exit(0)
        os.setsid()
        os.write(writing, str(os.getpid()).encode())
    except OSError:
        os._exit(1)
    os.close(writing)
    os.close(reading)
    stdin, log = files
    for source, place in ((stdin, 0), (log, 1), (log, 2)):
        os.dup2(source, place)
    return None


def _be(name: str) -> None:
    """Go on as the worker `name`, under its own command line."""
    gc.enable()
    sys.argv = ["studio.workers", name]
    _rename([sys.executable, "-m", "studio.workers", name])
    from studio.workers.__main__ import main as work

    sys.exit(work())


def _rename(command: list[str]) -> None:
    """Write `command` over the command line that the system shows for this process (proc(5): `arg_start`, `arg_end`)."""
    try:
        with open("/proc/self/stat", "rb") as stat:
            fields = stat.read().rpartition(b")")[2].split()  # from the third field on
        start, end = int(fields[45]), int(fields[46])
        words = b"".join(word.encode() + b"\0" for word in command)
        if start and len(words) <= end - start:
            with open("/proc/self/mem", "r+b", buffering=0) as memory:
                memory.seek(start)
                memory.write(words.ljust(end - start, b"\0"))
    except (OSError, ValueError, IndexError):
        return  # a name less in `ps`


if __name__ == "__main__":
    main()

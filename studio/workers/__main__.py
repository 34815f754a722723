"""`python -m studio.workers NAME`: be the worker that the session's spec file `specs/NAME` describes.

Every kind has a module `studio.workers.<kind>` with `run(spec, link)`, called on the main thread, that returns when
`link.stopping` is set or its work is done. The launcher holds our standard input: when it closes, the studio has gone.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
from types import FrameType

from studio.contracts import messages
from studio.contracts.desk_link import DeskLink
from studio.contracts.spec_files import read_spec
from studio.ipc import session
from studio.ipc.room import NoRoomError
from studio.system import priority

_LOOK_S = 0.5


def main() -> int:
    name = sys.argv[1]
    folder = session.current()
    spec = read_spec(folder, name)
    kind = spec.__struct_config__.tag
    assert isinstance(kind, str)
    link = DeskLink(folder, name, spec)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        link.stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal goes to the launcher, which stops in order
    threading.Thread(target=_end_with_launcher, args=(link,), name="launcher-watch", daemon=True).start()
    priority.settle_in(name.partition(".")[0])
    module = importlib.import_module(f"studio.workers.{kind}")
    try:
        code = module.run(spec, link)
    except NoRoomError as error:
        code = _wait_for_room(link, error)
    link.close()
    return int(code or 0)


def _wait_for_room(link: DeskLink, error: NoRoomError) -> int:
    """Say what is missing until it is there; then the exit code for a new start."""
    while not link.stopping:
        link.status("failed", error.text)
        link.poll(_LOOK_S)
        if error.over:
            return messages.EXIT_RESTART_ME
    return 0


def _end_with_launcher(link: DeskLink) -> None:
    """Stop when standard input closes; insist after three seconds."""
    os.read(0, 1)
    link.stopping = True
    threading.Event().wait(3.0)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

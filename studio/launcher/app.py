"""The launcher's loop: one thread, one selector. Starts the desk and the window, does what the desk says, ends in order."""

from __future__ import annotations

import contextlib
import selectors
import shutil
import signal
import socket
from pathlib import Path
from typing import Any

from studio.ipc import clock as clocks
from studio.ipc import session as sessions
from studio.launcher import kept, leftovers
from studio.launcher import options as opt
from studio.launcher.children import Child, ChildTable, valid_name
from studio.launcher.desk_port import DeskPort
from studio.launcher.ending import Ending
from studio.launcher.policy import CrashPolicy
from studio.system import folders

_HOUSEKEEPING_NS = clocks.NS
_DESK_FAREWELL_NS = 20 * clocks.NS  # the desk ends the show (recordings, report) before we end the processes
_UI_PROVEN_NS = 10 * clocks.NS


def main(arguments: list[str]) -> int:
    """Run the studio until it ends; returns the exit code (docs/headless.md)."""
    options = opt.parse(arguments)
    session = sessions.create(Path(options.session_root) if options.session_root else None)
    past, shows = folders.sessions_folder(), folders.shows_folder()
    kept.prepare(past)
    try:
        with leftovers.hold(session):
            leftovers.sweep(session.parent, lambda left: kept.keep(left, past, shows))
            opt.write_run_file(session, options)
            return Launcher(session, options, clocks.MonotonicClock()).run()
    finally:
        kept.keep(session, past, shows)
        shutil.rmtree(session, ignore_errors=True)


def say(text: str) -> None:
    """One line for the person at the terminal, who may have closed it."""
    with contextlib.suppress(OSError, ValueError):
        print(text, flush=True)


class Launcher:
    """One run."""

    def __init__(self, session: Path, options: opt.Options, clock: clocks.Clock) -> None:
        self._options, self._clock = options, clock
        self._table = ChildTable(session)
        self._selector = selectors.DefaultSelector()
        self._port = DeskPort(session, self._selector, lambda pid: self._table.is_pid_of("desk", pid))
        self._kept = {"desk": CrashPolicy()} | ({} if options.headless else {"ui": CrashPolicy()})
        self._restart_ns: dict[str, int] = {}
        self._ui_proven = False
        self._farewell_ns: int | None = None  # the desk has until then to end the show
        self._ending: Ending | None = None
        self._code = opt.EXIT_OK

    def run(self) -> int:
        wake_read, wake_write = socket.socketpair()
        for end in (wake_read, wake_write):
            end.setblocking(False)
        self._selector.register(wake_read, selectors.EVENT_READ, None)
        self._catch_signals(wake_write)
        self._table.serve_forks()
        for name in self._kept:
            self._start(name)
        housekeeping_ns = 0
        while self._ending is None or self._table.children:
            now = self._clock.now_ns()
            if now >= housekeeping_ns:
                self._table.bound_logs()
                housekeeping_ns = now + _HOUSEKEEPING_NS
            self._wait(housekeeping_ns, wake_read)
            self._note_ends()
            self._move_on(self._clock.now_ns())
        self._table.close()
        self._port.close()
        self._selector.close()
        wake_read.close()
        wake_write.close()
        return self._code

    # ------------------------------------------------------------ waiting

    def _wait(self, until_ns: int, wake: socket.socket) -> None:
        until_ns = min([until_ns, *self._restart_ns.values()])
        # Where no signal tells of a child's end, and while ending, look often.
        step_s = 0.05 if self._ending is not None or not hasattr(signal, "SIGCHLD") else 1.0
        timeout_s = min(step_s, max(0.0, (until_ns - self._clock.now_ns()) / clocks.NS))
        for key, _ in self._selector.select(timeout_s):
            if key.data is None:
                with contextlib.suppress(BlockingIOError):
                    while wake.recv(4096):
                        pass
                continue
            for said in self._port.ready(key.fileobj):
                self._obey(said)
        if self._port.newcomer:
            self._port.newcomer = False
            self._port.send({"children": self._table.processes})
            if self._farewell_ns is not None:
                self._port.send({"stop": "signal"})

    def _catch_signals(self, wake: socket.socket) -> None:
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, _frame: self._interrupted(number))
        if hasattr(signal, "SIGCHLD"):
            signal.signal(signal.SIGCHLD, lambda *_: None)
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, signal.SIG_IGN)  # a closed terminal does not end a show

    def _interrupted(self, number: int) -> None:
        if self._farewell_ns is not None or self._ending is not None:
            self._quit(opt.EXIT_INTERRUPTED)  # asked twice: do not wait for the desk's farewell
            return
        say("Stopping ...")
        self._code = opt.EXIT_INTERRUPTED  # unless the desk, which knows whether the job was done, says otherwise
        self._farewell_ns = self._clock.now_ns() + _DESK_FAREWELL_NS
        self._port.send({"stop": signal.Signals(number).name})

    # ------------------------------------------------------------ the desk's word

    def _obey(self, said: dict[str, Any]) -> None:
        name = said.get("name")
        match said.get("do"):
            case "spawn" if valid_name(name) and self._ending is None:
                self._start(str(name))
            case "signal" if valid_name(name):
                self._table.signal(str(name), kill=said.get("signal") == "KILL")
            case "say":
                say(str(said.get("text", "")))
            case "quit":
                code = said.get("code", 0)
                self._quit(code if isinstance(code, int) and 0 <= code < 256 else opt.EXIT_INTERNAL)

    def _start(self, name: str) -> None:
        self._restart_ns.pop(name, None)
        try:
            child = self._table.spawn(name, self._clock.now_ns())
        except OSError as error:
            say(f"Cannot start {name}: {error}")
            if name in self._kept:
                self._restart_ns[name] = self._clock.now_ns() + clocks.NS
            else:
                self._port.send({"exited": name, "pid": 0, "code": opt.EXIT_INTERNAL})
            return
        self._port.send({"spawned": name, "pid": child.pid})

    def _quit(self, code: int) -> None:
        if self._ending is None:
            self._code = code
            self._ending = Ending()
            self._restart_ns.clear()

    # ------------------------------------------------------------ ends and restarts

    def _note_ends(self) -> None:
        now = self._clock.now_ns()
        for child, code in self._table.reap():
            self._port.send({"exited": child.name, "pid": child.pid, "code": code})
            if self._ending is None and child.name in self._kept:
                self._kept_ended(child, code, now)

    def _kept_ended(self, child: Child, code: int, now: int) -> None:
        name = child.name
        if name == "ui":
            self._ui_proven |= now - child.started_ns > _UI_PROVEN_NS
            if code == 0:
                self._begin_farewell(now)
                return
        elif self._farewell_ns is not None and code == 0:
            self._quit(self._code)
            return
        restart_ns = self._kept[name].crashed(now)
        if restart_ns is not None:
            self._restart_ns[name] = restart_ns
        elif name == "ui" and self._ui_proven:
            say("The window keeps crashing and stays closed; the show goes on. Ctrl-C ends it.\n" + self._table.last_words("ui"))
        else:
            what = "The window" if name == "ui" else "The desk"
            say(f"{what} crashed too often; the studio stops. Its last words:\n" + self._table.last_words(name))
            self._quit(opt.EXIT_INTERNAL)

    def _begin_farewell(self, now: int) -> None:
        """The window was closed: the desk may end the show in order before everything stops."""
        if self._farewell_ns is None:
            self._code = opt.EXIT_OK
            self._farewell_ns = now + _DESK_FAREWELL_NS
            self._port.send({"stop": "window closed"})

    def _move_on(self, now: int) -> None:
        for name in [name for name, due in self._restart_ns.items() if due <= now]:
            self._start(name)
        if self._ending is None and self._farewell_ns is not None and now > self._farewell_ns:
            say("The desk did not end the show in time; stopping without it.")
            self._quit(opt.EXIT_INTERNAL)
        if self._ending is not None:
            for name, kill in self._ending.step(self._table.children, now):
                self._table.signal(name, kill)

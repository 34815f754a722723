"""Real IRC servers, private to one test, on loopback: ngircd and InspIRCd. They write into their folder alone.

with Ngircd(folder) as server, Viewer(server.port, "an", "#market") as an:
    an.say("Hello"); an.until(lambda said: ("studio", "Hi") in said); server.kill(); server.start()
"""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.parts.ports import free_port

_BUSY_S = 30
_PATH = os.environ["PATH"] + ":/usr/sbin"

_NGIRCD = """
[Global]
Name = ng.test
Info = Test
AdminEMail = nobody@ng.test
Listen = 127.0.0.1
Ports = {port}
MotdPhrase = none
ServerUID = {user}
{password}
[Limits]
MaxConnectionsIP = 0
MaxPenaltyTime = 0
MaxNickLength = 20
[Options]
DNS = no
Ident = no
PAM = no
{tls}
"""
_NGIRCD_TLS = """
[SSL]
CertFile = {cert}
KeyFile = {key}
Ports = {port}
"""
_INSPIRCD = """
<server name="insp.test" description="Test" network="test">
<admin name="nobody" nick="nobody" email="nobody@insp.test">
<bind address="127.0.0.1" port="{port}" type="clients">
<connect allow="*" timeout="30" pingfreq="120" threshold="1000" commandrate="100000" fakelag="no" localmax="100" globalmax="100"
  resolvehostnames="no" useident="no" {password}>
<class name="all" commands="*">
<path datadir="{folder}" logdir="{folder}" runtimedir="{folder}">
<files motd="{folder}/motd">
<pid file="{folder}/inspircd.pid">
<log method="file" type="*" level="default" target="{folder}/inspircd.log">
<performance softlimit="200" quietbursts="yes">
<options casemapping="rfc1459">
<module name="cap"><module name="ircv3"><module name="ircv3_echomessage"><module name="ircv3_servertime">
<module name="ircv3_accounttag"><module name="ircv3_msgid"><module name="ircv3_ctctags"><module name="services_account">
<module name="customprefix">
<customprefix name="founder" letter="q" prefix="~" rank="50000" ranktoset="30000">
<customprefix name="halfop" letter="h" prefix="%" rank="20000" ranktoset="30000">
"""


def installed(*programs: str) -> bool:
    return all(shutil.which(program, path=_PATH) for program in programs or ("ngircd", "inspircd"))


class _Server:
    """A server in a process. `port` takes connections in the clear."""

    def __init__(self, folder: Path, password: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.password = folder, password
        self.port, self.tls_port = free_port(), free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        """Start, or start again on the same port."""
        with open(self.folder / "out.log", "ab") as log:
            self._process = subprocess.Popen(self.command(), stdout=log, stderr=log, cwd=self.folder)
        until = time.monotonic() + _BUSY_S
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 0.5):
                return
            assert self._process.poll() is None, (self.folder / "out.log").read_text()
            assert time.monotonic() < until, f"nobody listens at port {self.port}"
            time.sleep(0.02)

    def kill(self, with_signal: int = signal.SIGKILL) -> None:
        if self._process is not None:
            self._process.send_signal(with_signal)
            if with_signal == signal.SIGKILL:
                self._process.wait(_BUSY_S)
                self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()


class Ngircd(_Server):
    """`tls`: (certificate, key) of the server at `tls_port`."""

    def __init__(self, folder: Path, password: str = "", tls: tuple[Path, Path] | None = None) -> None:
        super().__init__(folder, password)
        self._tls = tls

    def command(self) -> list[str]:
        tls = _NGIRCD_TLS.format(cert=self._tls[0], key=self._tls[1], port=self.tls_port) if self._tls else ""
        password = f"Password = {self.password}" if self.password else ""
        conf = self.folder / "ngircd.conf"
        conf.write_text(_NGIRCD.format(port=self.port, user=getpass.getuser(), password=password, tls=tls))
        return [shutil.which("ngircd", path=_PATH) or "ngircd", "--nodaemon", "--config", str(conf)]


class Inspircd(_Server):
    """With the capabilities of IRCv3, but for SASL: that wants a server of services beside it. Any operator makes a founder (q),
    whom no operator puts out, and half an operator (h)."""

    def command(self) -> list[str]:
        password = f'password="{self.password}"' if self.password else ""
        conf = self.folder / "inspircd.conf"
        conf.write_text(_INSPIRCD.format(port=self.port, folder=self.folder, password=password))
        (self.folder / "motd").write_text("Hello\n")
        program = shutil.which("inspircd", path=_PATH) or "inspircd"
        return [program, "--nofork", "--runasroot", "--config", str(conf)]


class Viewer:
    """A person at a raw socket in a channel. `said` is what the channel heard from others: nickname and text."""

    def __init__(self, port: int, nick: str, channel: str, password: str = "") -> None:
        self.nick, self.channel = nick, channel
        self.said: list[tuple[str, str]] = []
        self.lines: list[str] = []
        self._socket = socket.create_connection(("127.0.0.1", port), _BUSY_S)
        self._socket.settimeout(None)
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()
        if password:
            self.write(f"PASS {password}")
        self.write(f"NICK {nick}")
        self.write(f"USER {nick} 0 * :{nick}")
        self.until_line(" 001 ")
        self.write(f"JOIN {channel}")
        self.until_line(" 366 ")

    def write(self, line: str) -> None:
        self._socket.sendall(line.encode() + b"\r\n")

    def say(self, text: str) -> None:
        self.write(f"PRIVMSG {self.channel} :{text}")

    def until(self, holds: Callable[[list[tuple[str, str]]], object], what: str = "what was to be said") -> None:
        self._wait(lambda: holds(self.said), what)

    def until_line(self, part: str) -> None:
        """Wait for a line of the server in which `part` is."""
        self._wait(lambda: any(part in line for line in self.lines), part)

    def _wait(self, holds: Callable[[], object], what: str) -> None:
        until = time.monotonic() + _BUSY_S
        while not holds():
            assert time.monotonic() < until, f"{self.nick} has not heard: {what}\n{self.lines[-20:]}"
            time.sleep(0.01)

    def _hear(self) -> None:
        with contextlib.suppress(OSError), self._socket.makefile("rb") as reader:
            for raw in reader:
                line = raw.decode("utf-8", "replace").rstrip("\r\n")
                if line.startswith("PING"):
                    self.write(f"PONG{line[4:]}")
                head, _, text = line.partition(" :")
                words = head.split(" ")
                if words[1:2] == ["PRIVMSG"] and words[2] == self.channel:
                    self.said.append((words[0][1:].partition("!")[0], text))
                self.lines.append(line)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

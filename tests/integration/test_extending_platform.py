"""docs/extending.md, the recipe for a platform, as its reader follows it: its test, and its process with a real server."""

from __future__ import annotations

import itertools
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages, specs
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig

_FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_SOON_S = 30.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reader made the files of the page."""
    root = tmp_path_factory.mktemp("platform")
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    recipe = page[page.index("\n## A platform") :]
    for found in _FILE.finditer(recipe.split("\n## ", 2)[1]):
        path = root / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    (root / "plugins" / "lines" / "__init__.py").touch()
    return root


def test_its_own_test_passes(folder: Path) -> None:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{folder / 'plugins'}"}
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder)]
    test = str(folder / "tests/unit/plugins/lines/test_channel.py")
    done = subprocess.run([*command, test], env=environment, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\b11 passed", done.stdout), done.stdout


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(_SOON_S)
        yield listener


def event(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    until = time.monotonic() + _SOON_S
    while True:
        for heard in list(rig.events):
            if heard.name == name and wanted(heard.data):
                return heard.data
        assert time.monotonic() < until, rig.events
        time.sleep(0.02)


def test_its_process_carries_the_chat_both_ways(folder: Path, server: socket.socket) -> None:
    settings = {"port": server.getsockname()[1], "name": "our shop"}
    with WorkerRig("plugin.lines", specs.PluginSpec("lines", str(folder / "plugins/lines"), settings)) as rig:
        viewer, _ = server.accept()
        with viewer:
            said = event(rig, "connection_state", lambda data: data["state"] == "running")
            assert (said["abilities"], said["text_bound"]) == (["chat.read", "chat.write"], 300)
            viewer.sendall("小明\t有货吗？\n".encode())
            (row,) = event(rig, "chat", lambda data: data["rows"])["rows"]
            assert (row["name"], row["text"]) == ("小明", "有货吗？")
            rig.say(messages.Command("chat.write.send", {"call": "1", "text": "有！", "reply_to": row["id"]}))
            assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
            viewer.settimeout(_SOON_S)
            assert viewer.recv(1000).decode() == "our shop\t@小明 有！\n"
            rig.say(messages.Command("moderation.hide", {"call": "2", "message_id": row["id"]}))
            refused = event(rig, "answer", lambda data: data["call"] == "2")
            assert refused["code"] == "unsupported"
            assert refused["text"] == "The chat of Line chat is moderated there, not from here."


def test_a_server_that_hangs_up_is_named_until_it_lets_the_studio_in(folder: Path, server: socket.socket) -> None:
    settings = {"port": server.getsockname()[1]}
    with WorkerRig("plugin.lines", specs.PluginSpec("lines", str(folder / "plugins/lines"), settings)) as rig:
        for _ in range(3):
            caller, _ = server.accept()
            caller.close()
            said = event(rig, "connection_state", lambda data: data["state"] == "waiting")
            assert said["text"] == "127.0.0.1 has closed the connection. It is tried again."
        viewer, _ = server.accept()
        with viewer:
            viewer.sendall(b"An\tHello\n")
            event(rig, "chat", lambda data: data["rows"])
            until = time.monotonic() + _SOON_S
            while states(rig)[-1] != "running":
                assert time.monotonic() < until, rig.events
                time.sleep(0.02)
            assert states(rig) in (["running", "waiting", "running"], ["waiting", "running"]), "no hope between two calls"


def states(rig: WorkerRig) -> list[str]:
    """How the connection was, one after the other."""
    said = [heard.data["state"] for heard in list(rig.events) if heard.name == "connection_state"]
    return [state for state, _ in itertools.groupby(said)]

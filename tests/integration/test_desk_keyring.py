"""Stream keys in a real Secret Service: GNOME's keyring on a private D-Bus, in a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.studio import ROOT

_ASK = """
import asyncio, sys
from studio.desk.keys import Keys, Secret

async def main():
    keys = Keys()
    await keys.look()
    if sys.argv[1] == "put":
        print(await keys.put("shop-1", Secret("live_秘密")), keys.available)
    elif sys.argv[1] == "forget":
        await keys.forget("shop-1")
    else:
        found = await keys.fetch("shop-1")
        print(found.reveal() if found else None, keys.available)

asyncio.run(main())
"""
_UNLOCK = "printf 'pass\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "


def _on_a_bus(home: Path, words: str, unlock: bool = True) -> list[str]:
    """What `_ASK` printed for each word, on one private bus."""
    asks = "; ".join(f'"{sys.executable}" "{home}/ask.py" {word}' for word in words.split())
    (home / "ask.py").write_text(_ASK)
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    unwanted = ("PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    env = {name: value for name, value in os.environ.items() if name not in unwanted}
    env |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "XDG_DATA_HOME": str(home / "data"), "PYTHONPATH": str(ROOT)}
    env |= {"PYTHONIOENCODING": "utf-8"}
    script = (_UNLOCK if unlock else "") + asks
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script], env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.split("\n")[:-1]


pytestmark = [
    pytest.mark.part("gnome-keyring"),
    pytest.mark.skipif(
        not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
        reason="gnome-keyring or D-Bus is not installed",
    ),
]


def test_a_key_outlives_the_studio(tmp_path: Path) -> None:
    assert _on_a_bus(tmp_path, "get put get") == ["None True", "True True", "live_秘密 True"]
    assert _on_a_bus(tmp_path, "get forget get") == ["live_秘密 True", "None True"]


def test_a_locked_keyring_is_said_and_nobody_waits(tmp_path: Path) -> None:
    assert _on_a_bus(tmp_path, "put", unlock=False) == ["False False"]

"""Processes are found by a word in their environment, by hand and by psutil alike."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from studio.system import environments

NAME = "NIGHTMARKET_TEST_WORD"


@pytest.fixture
def marked() -> Iterator[int]:
    value = f"mine of {os.getpid()}"
    code = "print(flush=True); input()"  # its environment is not there yet when the system says that it has begun
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = os.environ | {NAME: value}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, start_new_session=True, **pipes) as child:
        assert child.stdout is not None
        assert child.stdout.readline()
        yield child.pid
        child.kill()


@pytest.mark.parametrize("platform", ["linux", "another"])
def test_whoever_carries_the_word_is_found(marked: int, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if platform != sys.platform == "linux":
        import psutil  # noqa: F401  (it asks for the system's name when it is imported)
    monkeypatch.setattr(sys, "platform", platform)
    assert list(environments.carrying(NAME, f"mine of {os.getpid()}")) == [marked]
    assert list(environments.carrying(NAME, f"mine of {os.getpid()} and more")) == []


def test_the_caller_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    name, value = next((name, value) for name, value in os.environ.items() if value)
    assert os.getpid() not in list(environments.carrying(name, value))

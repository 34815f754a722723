"""What a process says of itself; psutil, which other systems need for it, says the same."""

from __future__ import annotations

import sys

import psutil
import pytest

from studio.system import process


def test_a_process_knows_what_it_uses() -> None:
    assert process.cpu_s() > 0
    assert 1 << 20 < process.memory_bytes() <= process.peak_memory_bytes() * 1.2


def test_by_hand_and_by_psutil_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand = process.memory_bytes()
    monkeypatch.setattr(sys, "platform", "another")
    assert process.memory_bytes() == pytest.approx(by_hand, rel=0.05)
    assert psutil.Process().memory_info().rss == pytest.approx(by_hand, rel=0.05)

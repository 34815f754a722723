"""What a process says of itself."""

from __future__ import annotations

from studio.system import process


def test_a_process_knows_what_it_uses() -> None:
    assert process.cpu_s() > 0
    assert 1 << 20 < process.memory_bytes() <= process.peak_memory_bytes() * 1.2

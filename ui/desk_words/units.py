"""Bit rates and sizes in words."""

from __future__ import annotations


def rate_words(bits_per_s: float) -> str:
    """ "3.1 Mbit/s", "840 kbit/s"."""
    if bits_per_s >= 1e6:
        return f"{bits_per_s / 1e6:.1f} Mbit/s"
    return f"{bits_per_s / 1e3:.0f} kbit/s"


def size_words(count: float) -> str:
    """ "1.2 GB", "340 MB", decimal as disks are sold."""
    for unit, size in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count / 1e3:.0f} kB"

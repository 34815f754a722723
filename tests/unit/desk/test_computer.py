"""Which encoder an encoding gets that leaves the choice to us, and what of the computer is known after a crash."""

from __future__ import annotations

import pytest

from studio.desk.computer import Computer


@pytest.mark.parametrize(
    ("codecs", "chosen"),
    [
        (None, "libx264"),
        ({}, "libx264"),
        ({"h264_qsv": True, "h264_nvenc": False}, "h264_qsv"),
        ({"h264_qsv": True, "h264_nvenc": True}, "h264_nvenc"),
    ],
)
def test_hardware_that_opens_comes_before_x264(codecs: dict[str, bool] | None, chosen: str) -> None:
    computer, after = Computer(), Computer()
    computer.codecs, computer.proposal = codecs, {"width": 1280}
    after.recall(computer.as_memory())
    assert after.auto_codec == chosen
    assert after.proposal == {"width": 1280}

"""Parameter sets as the muxer wants them."""

from __future__ import annotations

from studio.kinds.targets.whip.media import parameter_sets
from studio.media.encoding import h264

SPS, PPS = b"\x67\x42\xc0\x0d\xda\x05", b"\x68\xce\x0f\xc8"


def test_parameter_sets_get_start_codes() -> None:
    annexb = b"\0\0\0\1" + SPS + b"\0\0\0\1" + PPS
    assert parameter_sets(h264.avcc(annexb)) == annexb

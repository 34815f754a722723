"""How pictures and sound are coded on their way to a destination: the words that encoders, packets and destinations share.

A word names the coding and the shape of its data: `h264` is length-prefixed NAL units with an avcC (ISO 14496-15) as extra
data, `aac` is raw frames with an AudioSpecificConfig (ISO 14496-3), `opus` is Opus packets of 20 ms (RFC 6716) with an
OpusHead (RFC 7845).
"""

from __future__ import annotations

from typing import Literal

VideoCodec = Literal["h264"]
VideoProfile = Literal["high", "baseline"]  # of H.264, annex A; baseline is the constrained one, which WebRTC asks for
AudioCodec = Literal["aac", "opus"]

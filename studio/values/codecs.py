"""How pictures and sound are coded on their way to a destination: the words that encoders, packets and destinations share.

A word names the coding and the shape of its data: `h264` is length-prefixed NAL units with an avcC (ISO 14496-15) as extra
data, `aac` is raw frames with an AudioSpecificConfig (ISO 14496-3).
"""

from __future__ import annotations

from typing import Literal

VideoCodec = Literal["h264"]
AudioCodec = Literal["aac"]

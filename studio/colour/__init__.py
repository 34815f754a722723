"""How colours are written: the program's own (BT.709, 8 bit), and what files and cameras write in place of it.

The program's colours are given out here; they need numpy alone. `light` has bright pictures (PQ, HLG), `stills` what a still's
file says of its colours, and is imported by name: Pillow comes with it.
"""

from studio.colour.bt709 import BLACK, LUMA_SPAN, hex_ycbcr, i420_from_rgb, i420a_from_rgba, ycbcr

__all__ = ["BLACK", "LUMA_SPAN", "hex_ycbcr", "i420_from_rgb", "i420a_from_rgba", "ycbcr"]

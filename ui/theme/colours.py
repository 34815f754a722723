"""Every colour of the window. Red says on air and nothing else; amber warns; green is preview and well.

Whatever is read has a contrast of 4.5 to 1 and more on every ground it stands on, icons and frames have 3 to 1 (WCAG 2.2).
"""

from __future__ import annotations

BASE = "#14161a"  # behind everything
PANEL = "#1c1f25"
RAISED = "#242830"
HOVER = "#2a2e37"
PRESSED = "#30353f"
LINE = "#343a45"
FIELD = "#101216"
PICTURE_OFF = "#08090b"
SHADE = 200  # alpha of the black over a picture on which words stand

TEXT = "#e8eaee"
TEXT_DIM = "#b0b7c2"
TEXT_FAINT = "#989fae"

ACCENT = "#55a3ff"  # selection and focus
ACCENT_DARK = "#1f5ea8"  # behind words
ON_AIR = "#ff6e72"  # words, icons and lamps
ON_AIR_FRAME = "#f0353f"  # the frame of a picture, where nothing has to be read
ON_AIR_DARK = "#b81e28"  # behind words
ON_AIR_HOVER = "#c62632"
WARN = "#f5b02e"
OK = "#3fc071"
OK_DARK = "#1c6b3d"  # behind words
OK_HOVER = "#1f7543"

METER_LOW = "#2fae63"
METER_MIDDLE = "#d8b13a"
METER_HIGH = "#f0353f"
GUIDE = "#ff5fd2"  # snapping lines: a colour no picture hides

"""Every colour of the window. Red says on air and nothing else; amber warns; green is preview and well."""

from __future__ import annotations

BASE = "#14161a"  # behind everything
PANEL = "#1c1f25"
RAISED = "#262a32"
HOVER = "#303540"
PRESSED = "#3a404c"
LINE = "#343a45"
FIELD = "#101216"
PICTURE_OFF = "#08090b"

TEXT = "#e8eaee"
TEXT_DIM = "#aab1bd"
TEXT_FAINT = "#7b8391"

ACCENT = "#4d9fff"  # selection and focus
ON_AIR = "#f0353f"
ON_AIR_DARK = "#b81e28"
WARN = "#f5b02e"
OK = "#3fc071"
OK_DARK = "#23804a"

METER_LOW = "#2fae63"
METER_MIDDLE = "#d8b13a"
METER_HIGH = "#f0353f"
GUIDE = "#ff5fd2"  # snapping lines: a colour no picture hides

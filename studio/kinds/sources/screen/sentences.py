"""What is said of screens and windows."""

from __future__ import annotations

from studio.values.sentences import Template

no_display = Template(
    "screen.no_display",
    "The screen cannot be read: no display answers. Log in to the desktop, or choose another screen.",
)
wayland = Template(
    "screen.wayland",
    "This desktop runs on Wayland, which does not let the studio read its screens yet. Log in with “X11” (“Xorg”) instead.",
)
no_window = Template("screen.no_window", "The window is not open. Open it again, or choose another window.")
outside = Template("screen.outside", "The region lies outside the screen. Move it back onto the screen.")
gone = Template(
    "screen.gone",
    "The screen has gone, or the window was closed. The picture comes back by itself once it is there.",
)
hangs = Template("screen.hangs", "The screen gives no new picture: its display server does not answer. Trying again.")
no_windows_here = Template(
    "screen.no_windows_here",
    "Single windows cannot be captured on this system yet. Choose a screen or a region of it.",
)

ALL = (
    no_display,
    wayland,
    no_window,
    outside,
    gone,
    hangs,
    no_windows_here,
)

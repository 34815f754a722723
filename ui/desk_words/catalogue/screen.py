"""Sentences of `screen` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "screen.no_display": str(QT_TRANSLATE_NOOP("DeskWords", "The screen cannot be read: no display answers. Log in to the desktop, or choose another screen.")),
    "screen.wayland": str(QT_TRANSLATE_NOOP("DeskWords", "This desktop runs on Wayland, which does not let the studio read its screens yet. Log in with “X11” (“Xorg”) instead.")),
    "screen.no_window": str(QT_TRANSLATE_NOOP("DeskWords", "The window is not open. Open it again, or choose another window.")),
    "screen.outside": str(QT_TRANSLATE_NOOP("DeskWords", "The region lies outside the screen. Move it back onto the screen.")),
    "screen.gone": str(QT_TRANSLATE_NOOP("DeskWords", "The screen has gone, or the window was closed. The picture comes back by itself once it is there.")),
    "screen.hangs": str(QT_TRANSLATE_NOOP("DeskWords", "The screen gives no new picture: its display server does not answer. Trying again.")),
    "screen.no_windows_here": str(QT_TRANSLATE_NOOP("DeskWords", "Single windows cannot be captured on this system yet. Choose a screen or a region of it.")),
}

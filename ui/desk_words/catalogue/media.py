"""Sentences of `media` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "media.empty": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is empty. Copy it again from where it came from.")),
    "media.no_file": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is no file. Choose a video or sound file.")),
    "media.no_picture_file": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is no file. Choose a picture.")),
    "media.is_list": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is a list of other files or addresses. Add the recordings themselves, or the address as a stream.")),
    "media.no_recording": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is not a video or sound file. Add a picture as an image source.")),
    "media.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is damaged or is not a video or sound file.")),
    "media.missing": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is not there. Put it back, or choose the file again.")),
    "media.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” may not be read. Change its permissions, or copy it elsewhere.")),
    "media.folder": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is a folder. Choose a file in it.")),
    "media.failed": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” cannot be read: {why}")),
    "media.above_8k": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” has more than 8K pixels. Make a smaller copy and use that.")),
    "media.codec": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” uses a codec that cannot be played. Convert it to H.264.")),
    "media.nothing_in_it": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” has neither picture nor sound to play.")),
    "media.nothing_playable": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing in “{name}” can be played: it is damaged.")),
    "media.too_much": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is too much for this computer: pictures are left out.")),
    "media.cut_off": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is damaged or cut off: nothing of it can be shown. Copy or export it again.")),
    "media.too_large": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is too large ({width}x{height}). Make it at most 7680x4320.")),
    "media.too_many_pixels": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” has more than {count} million pixels. Make it smaller.")),
    "media.not_a_picture": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is not a picture that can be read. Use PNG, JPEG or WebP.")),
    "media.damaged": str(QT_TRANSLATE_NOOP("DeskWords", "“{name}” is damaged or not complete. Copy it again.")),
}

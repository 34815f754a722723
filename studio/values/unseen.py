"""Characters that nobody sees and that change what is seen: direction marks, signs without width.

A name with U+202E in it turns the words around it, wherever it is shown; one with U+200B is another name that looks the same.
The two joiners stay (U+200C, U+200D): words of several scripts and many emoji are made with them.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+")


def without_unseen(text: str) -> str:
    """`text` without them; text of plain ASCII costs nothing."""
    return text if text.isascii() else _UNSEEN.sub("", text)

"""Letters that are drawn like Latin ones, and the signs that are written in their place ("leet").

A selection of Unicode's confusables (UTS #39) that a keyboard or a page of fancy letters gives: Cyrillic, Greek, small
capitals, squared and circled letters that have no compatibility decomposition.
"""

from __future__ import annotations

_CAPITALS = ("ABCEHIJKMNOPSTXYZ", "АВСЕНІЈКМΝОРЅТХҮΖ")
_GREEK_CAPITALS = ("ABEHIKMOPTXYZN", "ΑΒΕΗΙΚΜΟΡΤΧΥΖΝ")
_CYRILLIC = ("abcdeghijklmhoprstuvwxyy", "авсԁеԍһіјкӏмноргѕтцѵԝхуү")
_GREEK = ("abeiknopotuvxywyz", "αβεικηοροτυνχγωψζ")
_SMALL_CAPITALS = ("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")
_OTHERS = ("agildoobbon", "ɑɡıłđøөƅɓօո")
_ALPHABETS = (0x1F150, 0x1F170, 0x1F1E6)  # negative circled, negative squared, regional indicators: A to Z each

LATIN: dict[int, str] = {
    **{
        ord(drawn): meant.lower()
        for latin, others in (_CAPITALS, _GREEK_CAPITALS, _CYRILLIC, _GREEK, _SMALL_CAPITALS, _OTHERS)
        for meant, drawn in zip(latin, others, strict=True)
    },
    **{first + at: chr(ord("a") + at) for first in _ALPHABETS for at in range(26)},
}

LEET = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "€": "e"}
EITHER = "1!|"  # an i or an l

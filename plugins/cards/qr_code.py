"""A QR code to a product's page: dark on white with its quiet zone, whatever the theme, and modules of whole pixels.

A code that phones cannot read off a screen is not drawn: the operator is told what would help.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cards import lettering, shapes
from cards import sentences as says
from cards import values as read
from cards.palette import colour
from cards.sheet import Sheet, sheet
from cards.wording import say
from studio.plugin_api import CannotShow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

_QUIET = 4  # modules of white around the code: ISO/IEC 18004
_LEAST_PX = 3  # of a module: what an encoder and a phone's camera leave of smaller ones is grey
_WHITE, _BLACK = "#ffffff", "#0b0b0d"


@lru_cache(maxsize=16)
def _modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """The code's modules, rows from the top, true for dark; nothing when the address is too long for any code."""
    import segno  # 4 MB: of shows with a code only

    try:
        code = segno.make_qr(url, error="m")
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _code_of(url: str, side: float) -> tuple[tuple[tuple[bool, ...], ...], int]:
    """The code's modules, and how many pixels each gets in a square of `side` pixels.

    Raises:
        CannotShow: no code can hold the address, or phones could not read it.
    """
    modules = _modules(url)
    if not modules:
        raise CannotShow(says.address_too_long())
    across = len(modules) + 2 * _QUIET
    module_px = int(side // across)
    if module_px < _LEAST_PX:
        raise CannotShow(says.code_too_small(side=int(side), needed=across * _LEAST_PX))
    return modules, module_px


class QrCode:
    """One code on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the code as large as it goes, its caption beside or under it.

        Raises:
            CannotShow: there is an address, and no code of it that could be scanned.
        """
        given, url = values.get("url"), read.text(values, "url")
        if not url:
            return None
        if isinstance(given, str) and len(given) > len(url) and given.startswith(url):
            raise CannotShow(says.address_too_long())
        if url != given:  # mended, it would lead elsewhere
            raise CannotShow(says.no_such_characters())
        with sheet(pixels, look) as page:
            caption = read.text(values, "caption") or say(page.language, "scan")
            short = min(page.box.width(), page.box.height())
            body = shapes.plate(page, short * 0.07)
            page.painter.setClipRect(body)
            pad = max(short * 0.04, 2.0)
            room = body.adjusted(pad, pad, -pad, -pad)
            if room.width() >= room.height() * 1.5:
                code = QRectF(room.x(), room.y(), room.height(), room.height())
                words = QRectF(code.right() + pad * 1.6, room.y(), room.right() - code.right() - pad * 2.4, room.height())
                self._code(page, url, code)
                px = min(room.height() * 0.2, words.width() * 0.17)
                most = max(int(words.height() // (px * lettering.LEADING)), 1)
                lettering.paragraph(
                    page.painter, caption, words, page.family, px, page.colours.ink, min(most, 4), least=px * 0.6, middle=True
                )
            else:
                caption_high = min(room.height() * 0.16, room.width() * 0.16) if caption else 0.0
                side = min(room.width(), room.height() - caption_high - pad * 0.5)
                top = room.y() + (room.height() - side - caption_high - pad * 0.5) / 2
                self._code(page, url, QRectF(room.center().x() - side / 2, top, side, side))
                words = QRectF(room.x(), top + side + pad * 0.5, room.width(), caption_high)
                px = caption_high * 0.66
                lettering.line(page.painter, caption, words, page.family, px, page.colours.ink, align="centre", least=px * 0.6)
        return None

    def _code(self, page: Sheet, url: str, rect: QRectF) -> None:
        modules, module_px = _code_of(url, min(rect.width(), rect.height()))
        painter = page.painter
        shapes.rounded(painter, rect, rect.width() * 0.05, colour(_WHITE))
        side = module_px * len(modules)
        left, top = round(rect.center().x() - side / 2), round(rect.center().y() - side / 2)
        with shapes.kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            ink = colour(_BLACK)
            for y, row in enumerate(modules):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(left + x * module_px, top + y * module_px, module_px, module_px, ink)

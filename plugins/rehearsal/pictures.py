"""Product pictures for the page: small JPEG copies of the files that seeded products name, and of nothing else.

A page asks by token, which says nothing about the path. What is sent has been decoded and encoded anew, so that a file
that is no picture never leaves; its colours are those that the file means, in sRGB.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import secrets
from collections import OrderedDict
from pathlib import Path

_SIDE = 560  # pixels of the longer side
_FILE_BOUND = 32 << 20  # bytes
_PIXELS_BOUND = 60_000_000
_KEPT = 64  # copies, some 60 KB each
_KINDS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


class Pictures:
    """Tokens and copies. One event loop; decoding on its thread pool, one at a time."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(16)
        self._paths: dict[str, Path] = {}
        self._copies: OrderedDict[str, bytes] = OrderedDict()
        self._decoding = asyncio.Lock()

    def token(self, path: str) -> str:
        """The token of a seeded product's picture, "" when there is no such file. A changed file has another one."""
        file = Path(path)
        try:
            if not path or not file.is_absolute() or not file.is_file():
                return ""
            about = file.stat()
        except (OSError, ValueError):
            return ""
        token = hashlib.sha256(self._salt + f"{about.st_mtime_ns}:{about.st_size}:{path}".encode()).hexdigest()[:32]
        self._paths[token] = file
        return token

    async def jpeg(self, token: str) -> bytes | None:
        """The copy; None for unknown tokens and files that cannot be read as a picture."""
        path = self._paths.get(token)
        if path is None:
            return None
        async with self._decoding:
            if token not in self._copies:
                copy = await asyncio.to_thread(_copy, path)
                if copy is None:
                    del self._paths[token]
                    return None
                self._copies[token] = copy
                while len(self._copies) > _KEPT:
                    self._copies.popitem(last=False)
            self._copies.move_to_end(token)
            return self._copies[token]


def _copy(path: Path) -> bytes | None:
    from PIL import Image  # with numpy 8 MB, which a rehearsal without pictures does without

    from studio.plugin_api.stills import in_srgb

    try:
        if path.stat().st_size > _FILE_BOUND:
            return None
        with Image.open(path, formats=_KINDS) as opened:
            if opened.width * opened.height > _PIXELS_BOUND:
                return None
            opened.draft("RGB", (_SIDE, _SIDE))
            upright = in_srgb(opened)
            upright.thumbnail((_SIDE, _SIDE))
            clear = upright.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", clear.size, "white")
    white.alpha_composite(clear)
    out = io.BytesIO()
    white.convert("RGB").save(out, "JPEG", quality=84)
    return out.getvalue()

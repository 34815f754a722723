"""Reads cards back from program pictures: draws what a card could say, and finds which of it the picture is most like.

The drawings are the plugin's own, in a process of their own: Qt beside a test's codec libraries is asking for trouble.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]
ROOT = Path(__file__).resolve().parents[2]

_DRAW = """
import json, sys
import numpy as np
from pathlib import Path
from cards.drawing_host import OVERLAYS
from studio.values import refcount_workaround
from PySide6.QtGui import QGuiApplication
from studio.plugin_api import Look, Tile
refcount_workaround.keep()
application = QGuiApplication([])
asked = json.load(sys.stdin)
faces = []
for values, at_ns in asked["faces"]:
    width, height = asked["size"]
    pixels = np.zeros((height, width, 4), np.uint8)
    overlay = OVERLAYS[asked["kind"]](Tile(width, height, "main", Path(asked["folder"])))
    overlay.draw(pixels, values, Look(**asked["look"]), {}, at_ns)
    faces.append(pixels)
np.save(sys.argv[1], np.stack(faces))
"""


def faces(
    kind: str, size: tuple[int, int], said: Sequence[tuple[Mapping[str, Any], int]], look: Mapping[str, Any], scratch: Path
) -> list[U8]:
    """One drawing (h, w, 4), RGBA premultiplied, for each (values, time in ns)."""
    asked = {"kind": kind, "size": size, "faces": said, "look": look, "folder": str(ROOT / "plugins" / "cards")}
    out = scratch / f"{kind}.npy"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"}
    subprocess.run(
        [sys.executable, "-c", _DRAW, str(out)], input=json.dumps(asked).encode(), env=environment, check=True, timeout=180
    )
    return list(np.load(out))


def over_plain(face: U8, background_y: int) -> F32:
    """The luma (BT.709, limited range) of a drawing over a plain ground."""
    red, green, blue, alpha = (face[..., channel].astype(np.float32) for channel in range(4))
    own = (0.2126 * red + 0.7152 * green + 0.0722 * blue) * (219 / 255) + 16 * alpha / 255
    mixed: F32 = own + background_y * (255 - alpha) / 255
    return mixed


def nearest(picture: F32, drawings: Sequence[F32]) -> tuple[int, float]:
    """Which drawing the picture is most like, and by how many levels they differ on average."""
    distances = [float(np.abs(picture - one).mean()) for one in drawings]
    best = int(np.argmin(distances))
    return best, distances[best]

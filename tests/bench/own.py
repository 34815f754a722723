"""The reference scene of the mixer benchmark as a show of ours, run without a window: `BENCH_OWN="python tests/bench/own.py"`.

Takes W, H, FPS, KBPS, MEDIA, RTMP_URL and, for the latency run, CAM_URL (a live UDP MPEG-TS camera) from the environment;
leaves the show and the report in RUN_DIR. Extra options for main.py may follow on the command line.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_MARGIN = 24


def reference_show(env: dict[str, str]) -> dict[str, Any]:
    """The show document. Camera A full, camera B a quarter wide bottom right, card bottom left, logo top right."""
    width, height, media = int(env["W"]), int(env["H"]), Path(env["MEDIA"])
    inset_w, inset_h = width // 4, height // 4
    camera = {"type": "media", "path": str(media / "camA.mp4")}
    if env.get("CAM_URL"):
        camera = {"type": "stream", "url": env["CAM_URL"]}
    cards = [str(path) for path in sorted((media / "card").glob("card_*.png"))]
    sources = {
        "a": camera,
        "b": {"type": "media", "path": str(media / "camB.mp4")},
        "music": {"type": "media", "path": str(media / "music.m4a")},
        "card": {"type": "image", "paths": cards, "seconds_each": 1.0},
        "logo": {"type": "image", "paths": [str(media / "logo.png")]},
    }

    def item(source: str, x: int, y: int, w: int, h: int, fit: str = "stretch") -> dict[str, Any]:
        return {"id": source, "source": source, "x": x, "y": y, "width": w, "height": h, "fit": fit}

    scene = [
        item("a", 0, 0, width, height),
        item("b", width - inset_w - _MARGIN, height - inset_h - _MARGIN, inset_w, inset_h),
    ]
    overlay = [
        item("card", _MARGIN, height - 200 - _MARGIN, 520, 200),
        item("logo", width - 200 - _MARGIN, _MARGIN, 200, 80),
    ]
    return {
        "format": 3,
        "name": "Reference scene",
        "canvases": [{"id": "main", "name": "Main", "width": width, "height": height, "rate_num": int(env["FPS"])}],
        "sources": [{"id": name, "name": name, "input": given} for name, given in sources.items()],
        "scenes": [{"id": "scene", "name": "Scene", "layouts": {"main": scene}}],
        "lanes": [{"id": "graphics", "name": "Graphics", "layouts": {"main": overlay}}],
        "strips": [{"source": "a"}, {"source": "music", "gain_db": -6.0206}],
        "encodings": [{"id": "main", "canvas": "main", "video_bps": int(env["KBPS"]) * 1000, "encoder": "x264"}],
        "destinations": [
            {"id": f"server-{number}", "name": f"Server {number}", "encoding": "main", "target": {"type": "rtmp", "url": url}}
            for number, url in enumerate(env["RTMP_URL"].split(), 1)
        ],
    }


if __name__ == "__main__":
    folder = Path(os.environ.get("RUN_DIR", "."))
    show = folder / "own-show.json"
    show.write_text(json.dumps(reference_show(dict(os.environ)), indent=1), encoding="utf-8")
    command = [str(_ROOT / "main.py"), "--headless", str(show), "--go-live", "--report", str(folder / "own-report.json")]
    os.execv(sys.executable, [sys.executable, *command, *sys.argv[1:]])

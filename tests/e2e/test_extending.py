"""docs/extending.md, how a new kind is seen at work: the studio runs as the page says, and the page's script changes program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import av

from tests.parts.studio import ROOT, Studio

_PLACE = "/tmp/session"  # of the session, on the page
_TICKS = 60  # the demo show's two canvases make so many a second


def test_the_script_is_seen_in_the_recording(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    script = re.search(r"^```python\n(from pathlib .*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert script is not None
    assert _PLACE in script[1]
    shutil.copytree(ROOT / "resources" / "demo", tmp_path / "show")
    recording, session = tmp_path / "show" / "seen.mkv", tmp_path / "session"
    with Studio(session, "--headless", tmp_path / "show" / "demo.json", "--record", recording) as studio:
        studio.until(lambda tree: any(each["state"] == "live" for each in tree["destinations"].values()), 30, "a recording")
        studio.on_air(2, _TICKS)
        code = script[1].replace(_PLACE, str(session))
        subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=30)
        studio.on_air(3, _TICKS)
    colours = _colours(recording)
    assert colours[0] > 5
    assert colours[-1] < 2


def _colours(recording: Path) -> list[float]:
    """How far a picture is from grey, on average: one for each second but the first, which may begin with black."""
    with av.open(str(recording)) as file:
        pictures = [picture.to_ndarray(format="yuv420p")[picture.height :] for picture in file.decode(video=0)]
    return [float(abs(chroma.astype(int) - 128).mean()) for chroma in pictures[30::30]]

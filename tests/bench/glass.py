"""From mixer to glass: how old a picture is when a browser shows it, against the delay the studio says its viewers have.

    python tests/bench/glass.py [seconds]

A test card goes by way of mixer, encoder, push and rehearsal platform into a real Chromium without a graphics card. The stamp
of the shown picture is read from the video element: its due time on the machine's clock, in ms.
"""

from __future__ import annotations

import base64
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from studio.document.model import Canvas, Destination, Encoding, Scene, Show
from studio.kinds.sources import TestCard
from studio.kinds.sources.test_card.working import read_stamp
from studio.kinds.targets import Rehearsal
from tests.parts import chromium, shows, watching
from tests.parts.studio import Studio

_SQUARES = """(() => {
  const video = document.getElementById("program"), canvas = document.createElement("canvas");
  canvas.width = video.videoWidth; canvas.height = 16;
  const page = canvas.getContext("2d", {willReadFrequently: true});
  page.drawImage(video, 0, 0, canvas.width, 16, 0, 0, canvas.width, 16);
  const pixels = page.getImageData(0, 0, canvas.width, 16).data, luma = new Uint8Array(canvas.width * 16);
  for (let at = 0; at < luma.length; at++) luma[at] = pixels[4 * at + 1];
  return [canvas.width, btoa(String.fromCharCode(...luma.slice(7 * canvas.width, 9 * canvas.width)))];
})()"""


def age_ms(page: chromium.Browser) -> int | None:
    """How old the picture is that the page shows; None when its stamp cannot be read."""
    width, body = page.evaluate(_SQUARES)
    now_ms = time.monotonic_ns() // 1_000_000
    row = np.frombuffer(base64.b64decode(body), np.uint8).reshape(2, width)[:1]
    stamp = read_stamp(np.repeat(row, width // 40, axis=0))
    return None if stamp is None else (now_ms - stamp) % 65536


def main(seconds: float) -> None:
    show = Show(
        name="Glass",
        canvases=(Canvas(id="main", name="Main", width=shows.WIDTH, height=shows.HEIGHT),),
        sources=(shows.source("card", TestCard(width=shows.WIDTH, height=shows.HEIGHT)),),
        scenes=(Scene(id="one", name="One", layouts={"main": (shows.full("card"),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=1_500_000, preset="ultrafast"),),
        destinations=(Destination(id="rehearsal", name="Rehearsal", encoding="main", target=Rehearsal()),),
    )
    with tempfile.TemporaryDirectory() as name:
        path = shows.save(show, Path(name) / "show.json")
        with Studio(Path(name) / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=name) as studio:
            studio.destination_is("rehearsal", "live", 30)
            with chromium.Browser() as page:
                page.open(studio.state()["rehearsal"]["url"])
                watching.wait_until_it_keeps_pace(page)
                time.sleep(8)
                ages: list[int] = []
                said: list[int] = []
                until = time.monotonic() + seconds
                while time.monotonic() < until:
                    time.sleep(0.19)
                    if (age := age_ms(page)) is not None:
                        ages.append(age)
                    if (told := studio.state()["destinations"]["rehearsal"]["viewer_delay_ms"]) is not None:
                        said.append(told)
    print(f"mixer to glass: median {statistics.median(ages):.0f} ms, {min(ages)} to {max(ages)} ms ({len(ages)} pictures)")
    print(f"as the studio says: median {statistics.median(said):.0f} ms, {min(said)} to {max(said)} ms")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0)

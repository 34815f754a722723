"""The test card through the whole studio to an RTMP server: lips and words together, and soon."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator

import pytest

from studio.document.model import Canvas, Encoding, Scene, Show, Strip
from studio.kinds.sources import TestCard
from studio.kinds.sources.test_card.working import is_flash, read_stamp
from tests.parts import footage, shows
from tests.parts.ingest import IngestServer, Shot
from tests.parts.studio import Studio

SECONDS = 8


def card_show(url: str) -> Show:
    return Show(
        name="Test card",
        canvases=(Canvas(id="main", name="Main", width=shows.WIDTH, height=shows.HEIGHT),),
        sources=(shows.source("card", TestCard(width=shows.WIDTH, height=shows.HEIGHT)),),
        scenes=(Scene(id="card", name="Card", layouts={"main": (shows.full("card"),)}),),
        strips=(Strip(source="card"),),
        encodings=(Encoding(id="main", canvas="main", video_bps=2_000_000, preset="veryfast", low_latency=True),),
        destinations=(shows.push("one", url),),
    )


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IngestServer]:
    """Some seconds of the test card as they came off the wire, the first second left out of the measurements."""
    folder = tmp_path_factory.mktemp("sync")
    with IngestServer() as server:
        path = shows.save(card_show(server.url), folder / "show.json")
        with Studio(folder / "studio", "--headless", path, "--go-live") as studio:
            studio.destination_is("one", "live")
            studio.on_air(SECONDS)
            assert studio.stop() == 0
        server.end()
        yield server


@pytest.fixture(scope="module")
def shots(taken: IngestServer) -> list[Shot]:
    found = list(taken.pictures())
    assert len(found) > (SECONDS - 2) * footage.RATE
    return found[footage.RATE :]


def test_every_picture_of_the_card_comes_once(shots: list[Shot]) -> None:
    stamps = [read_stamp(shot.luma) for shot in shots]
    assert None not in stamps
    steps = [(after - before) % 65536 for before, after in itertools.pairwise(stamp for stamp in stamps if stamp is not None)]
    assert set(steps) <= {33, 34}


def test_flash_and_beep_stay_together(taken: IngestServer, shots: list[Shot]) -> None:
    flashes = [b.time_s for a, b in itertools.pairwise(shots) if is_flash(b.luma) and not is_flash(a.luma)]
    samples, start_s = taken.sound()
    beeps = footage.Received(sound=samples, sound_start=start_s).tones(1000)
    apart = [min((beep - flash for beep in beeps), key=abs) for flash in flashes[:-1]]
    print(f"\nbeep after flash: {', '.join(f'{one * 1000:.1f}' for one in apart)} ms")
    assert len(apart) >= SECONDS - 4
    assert max(map(abs, apart)) < 0.020


def test_a_picture_is_on_the_wire_soon_after_its_time(shots: list[Shot]) -> None:
    late = [(shot.arrived_ns // 1_000_000 - stamp) % 65536 for shot in shots if (stamp := read_stamp(shot.luma)) is not None]
    print(f"\nsource to wire: median {statistics.median(late)} ms, 95 of 100 under {statistics.quantiles(late, n=20)[-1]:.0f} ms")
    assert statistics.median(late) < 120

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from studio.ipc.clock import NS
from studio.ipc.picture_ring import Format, PictureWriter
from studio.mixer.inputs import CARD_HELD_NS, STALE_NS, Inputs


def level(shown: Any) -> int:
    return int(shown.planes.y[0, 0])


def publish(writer: PictureWriter, value: int, due_ns: int) -> None:
    writer.begin().y[:] = value
    writer.publish(due_ns)


def test_the_newest_due_picture_is_shown(folder: Path) -> None:
    writer = PictureWriter(folder, "source.a", Format.I420, 16, 16, 8)
    inputs = Inputs(folder)
    start = time.monotonic_ns()
    for number in range(4):
        publish(writer, 50 + number, start + number * 1000)
    found = [level(inputs.at("source.a", start + at)) for at in (0, 999, 1000, 2500, 3000, 9000)]
    assert found == [50, 50, 51, 52, 53, 53]
    publish(writer, 99, start + 20_000)
    assert level(inputs.at("source.a", start + 10_000)) == 53
    assert level(inputs.at("source.a", start + 20_000)) == 99
    inputs.close()
    writer.close()


def test_silence_brings_the_slate_and_news_takes_it_away(folder: Path, show: Any) -> None:
    writer = show("source.a", np.full((16, 16), 50, np.uint8))
    show("slate.a", np.full((16, 16), 77, np.uint8))
    said: list[tuple[str, bool]] = []
    inputs = Inputs(folder, lambda ring, stale: said.append((ring, stale)))
    alive = writer.alive_ns
    assert level(inputs.at("source.a", alive)) == 50
    assert level(inputs.at("source.a", alive + STALE_NS - 50_000_000)) == 50
    assert said == []
    assert level(inputs.at("source.a", alive + STALE_NS + 1)) == 77
    assert level(inputs.at("source.a", alive + STALE_NS + NS)) == 77
    assert inputs.stale == ["source.a"]
    publish(writer, 60, alive)
    assert level(inputs.at("source.a", time.monotonic_ns())) == 60
    assert said == [("source.a", True), ("source.a", False)]
    inputs.close()


def test_a_touched_still_is_not_stale(folder: Path, show: Any) -> None:
    writer = show("source.a", np.full((16, 16), 50, np.uint8))
    inputs = Inputs(folder)
    writer._head[7] -= np.uint64(3 * NS)  # as if published 3 s ago
    now = time.monotonic_ns()
    assert level(inputs.at("source.a", now)) != 50
    writer.touch()
    assert level(inputs.at("source.a", now + 1)) == 50
    inputs.close()


def test_a_source_that_never_came(folder: Path) -> None:
    """Nothing for 2 s after it was first wanted, then grey, then itself when it comes."""
    said: list[tuple[str, bool]] = []
    inputs = Inputs(folder, lambda ring, stale: said.append((ring, stale)))
    start = time.monotonic_ns()
    assert inputs.at("source.a", start) is None
    assert inputs.at("source.a", start + STALE_NS) is None
    shown = inputs.at("source.a", start + STALE_NS + 1)
    assert shown is not None
    assert (shown.planes.y == 40).all()
    assert (shown.planes.u == 128).all()
    writer = PictureWriter(folder, "source.a", Format.I420, 16, 16)
    publish(writer, 60, start)
    found = [level(inputs.at("source.a", start + STALE_NS + 2 + look)) for look in range(20)]
    assert found[-1] == 60, "rings are looked for once in a while"
    assert said == [("source.a", True), ("source.a", False)]
    inputs.close()
    writer.close()


def test_slates_and_programs_never_go_stale(folder: Path, show: Any) -> None:
    show("slate.a", np.full((16, 16), 77, np.uint8))
    inputs = Inputs(folder)
    assert level(inputs.at("slate.a", time.monotonic_ns() + 60 * NS)) == 77
    assert inputs.stale == []
    inputs.close()


def test_a_writer_that_comes_back_is_followed(folder: Path) -> None:
    first = PictureWriter(folder, "source.a", Format.I420, 16, 16)
    inputs = Inputs(folder)
    now = time.monotonic_ns()
    publish(first, 50, now)
    one = inputs.at("source.a", now)
    second = PictureWriter(folder, "source.a", Format.I420, 32, 16)
    publish(second, 60, now)
    first.close()
    two = inputs.at("source.a", now + 1)
    assert two is not None
    assert one is not None
    assert two.planes.y.shape == (16, 32)
    assert two.key != one.key
    second.close()
    inputs.close()


def test_a_ring_no_longer_wanted_is_let_go(folder: Path, show: Any) -> None:
    show("source.a", np.full((16, 16), 50, np.uint8))
    inputs = Inputs(folder)
    inputs.at("source.a", time.monotonic_ns())
    inputs.keep_only(["source.b"])
    assert inputs._inputs == {}
    inputs.close()


def test_a_silent_card_keeps_its_picture_for_a_while_and_then_has_none(folder: Path, show: Any) -> None:
    writer = show("card.a.main", np.full((16, 16), 50, np.uint8), a=np.full((16, 16), 255, np.uint8))
    said: list[tuple[str, bool]] = []
    inputs = Inputs(folder, lambda ring, stale: said.append((ring, stale)))
    alive = writer.alive_ns
    for silent_ns in (0, STALE_NS + NS, CARD_HELD_NS - 50_000_000):
        assert level(inputs.at("card.a.main", alive + silent_ns)) == 50
    assert said == []
    assert inputs.at("card.a.main", alive + CARD_HELD_NS + 1) is None
    assert inputs.stale == ["card.a.main"]
    writer.touch()
    assert level(inputs.at("card.a.main", time.monotonic_ns())) == 50
    assert said == [("card.a.main", True), ("card.a.main", False)]
    inputs.close()


def test_a_card_that_never_came_is_never_a_slate(folder: Path) -> None:
    inputs = Inputs(folder)
    start = time.monotonic_ns()
    assert [inputs.at("card.a.main", start + look * NS) for look in range(15)] == [None] * 15
    assert inputs.stale == ["card.a.main"]
    inputs.close()


def test_pictures_of_another_size_come_at_their_own_time_and_not_when_they_were_laid_in(folder: Path) -> None:
    start = time.monotonic_ns()
    small = PictureWriter(folder, "source.a", Format.I420, 16, 16, 8)
    for number in range(3):
        publish(small, 50 + number, start + number * NS // 30)
    inputs = Inputs(folder)
    assert level(inputs.at("source.a", start)) == 50
    small.close()
    large = PictureWriter(folder, "source.a", Format.I420, 32, 32, 8)
    assert level(inputs.at("source.a", start + 1)) == 50  # nothing in it yet
    for number in range(3, 6):
        publish(large, 50 + number, start + number * NS // 30)
    found = [level(inputs.at("source.a", start + number * NS // 30)) for number in range(6)]
    assert found == [50, 51, 52, 53, 54, 55]
    inputs.close()
    large.close()

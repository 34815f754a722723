"""Goes through the journal of a show once: its figures, its order lines, and what went wrong in its sale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from studio.evidence.verify import moment
from studio.show.figures import KINDS, Replay, Sample
from studio.show.report import Incident
from studio.show.selling import events
from studio.words import reports as says
from studio.workers.reports import reading

_TROUBLE = ("launch_failed", "price_doubted", "shop_state_changed")
_WELL = ("running", "starting")  # states of a shop that are no incident
_MOST_INCIDENTS = 1000
_STEP = 5_000  # events between two words on how far it is
_samples: msgspec.json.Decoder[Sample] = msgspec.json.Decoder(Sample)


class Replayed:
    """`replay` has figures and lines, `incidents` what went wrong, not translated yet; `began_ms`: when the first event came,
    0: none was.
    """

    def __init__(self) -> None:
        self.replay = Replay()
        self.incidents: list[Incident] = []
        self.began_ms = 0


def replayed(journal: Path, progress: Callable[[float], None]) -> Replayed:
    """Everything that a journal, and the file of viewers beside it, tell. `progress` hears how much is read, a part of one.

    Raises:
        MediaError: the journal cannot be read.
    """
    found = Replayed()
    kinds = (*KINDS, *_TROUBLE)
    total = reading.count(journal, kinds) or 1
    watched = samples(journal.with_suffix(".audience"))
    waiting = next(watched, None)
    for count, (wall_ms, event) in enumerate(reading.happened(journal, kinds), 1):
        found.began_ms = found.began_ms or wall_ms
        while waiting is not None and waiting.wall_ms < wall_ms:
            found.replay.take(waiting)
            waiting = next(watched, None)
        found.replay.take(event)
        if len(found.incidents) < _MOST_INCIDENTS:
            found.incidents += _incidents(wall_ms, event)
        if count % _STEP == 0:
            progress(min(1.0, count / total))
    while waiting is not None:
        found.replay.take(waiting)
        waiting = next(watched, None)
    return found


def samples(path: Path) -> Iterator[Sample]:
    """How many watched, as the desk wrote it down; nothing where it did not. Half a line is passed over."""
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    yield _samples.decode(line)
                except msgspec.MsgspecError:
                    continue
    except OSError:
        return


def _incidents(wall_ms: int, event: events.Event) -> list[Incident]:
    match event:
        case events.LaunchFailed(text=text) | events.PriceDoubted(text=text) if text:
            return [Incident(began=moment(wall_ms), about=event.product, text=text)]
        case events.ShopStateChanged(shop=shop, state=state, text=text) if state not in _WELL:
            return [Incident(began=moment(wall_ms), about=shop, text=text or says.shop_away())]
    return []

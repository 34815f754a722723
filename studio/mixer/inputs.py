"""Which picture each source shows at a tick: the newest due, its slate when it is silent, plain grey when there is none.

A card has no slate: when its plugin is silent its last picture stays for a while, then there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.ipc.clock import NS
from studio.ipc.picture_ring import Picture, PictureReader, Planes, RingFinder

STALE_NS = 2 * NS
CARD_HELD_NS = 10 * NS  # a plugin that crashed is back by then, or stays away
_PATIENCE_NS = {"source": STALE_NS, "card": CARD_HELD_NS}  # by the first word of the ring's name; other rings never go stale

_GREY = Planes(np.full((16, 16), 40, np.uint8), np.full((8, 8), 128, np.uint8), np.full((8, 8), 128, np.uint8))


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture to draw. `key` names its content: equal keys, equal pixels. Check `still_valid` after use."""

    planes: Planes
    key: tuple[str, int, int]
    picture: Picture | None = None

    def still_valid(self) -> bool:
        return self.picture is None or self.picture.still_valid()


_PLAIN = Shown(_GREY, ("", 0, 0))


class _Input:
    """One ring, and how its source is doing."""

    def __init__(self, session: Path, name: str, now_ns: int) -> None:
        self.name = name
        self.kind = name.partition(".")[0]
        self.finder = RingFinder(session, name)
        self.slate: RingFinder | None = None
        self.wanted_ns = now_ns
        self.stale = False
        self.seen: tuple[int, Shown | None] = (-1, None)  # tick time, what was shown
        self.alive_ns = 0  # the writer's last sign of life, as of then
        self.newest: Shown | None = None  # the last picture handed out, while it was the newest of its ring

    def close(self) -> None:
        self.finder.close()
        if self.slate is not None:
            self.slate.close()


class Inputs:
    """Follows picture rings by name. One thread.

    `changed(ring, stale)` is called when a source falls silent and when it comes back.
    """

    def __init__(self, session: Path, changed: Callable[[str, bool], None] | None = None) -> None:
        self._session = session
        self._changed = changed or (lambda _ring, _stale: None)
        self._inputs: dict[str, _Input] = {}

    @property
    def stale(self) -> list[str]:
        """Rings of sources that are silent now."""
        return [followed.name for followed in self._inputs.values() if followed.stale]

    def keep_only(self, rings: Iterable[str]) -> None:
        """Let go of every ring not named."""
        wanted = set(rings)
        for name in [name for name in self._inputs if name not in wanted]:
            self._inputs.pop(name).close()

    def again(self) -> None:
        """Forget what was handed out for the current tick: one of the pictures was overwritten meanwhile."""
        for followed in self._inputs.values():
            followed.seen = (-1, None)

    def at(self, ring: str, time_ns: int, held_ns: int = 0) -> Shown | None:
        """What `ring` shows at `time_ns` (monotonic).

        None: nothing yet, for up to 2 s after a source was first asked for; or a card that is not there, or silent for 10 s;
        or whatever has been silent for longer than `held_ns`, where that is given.
        """
        followed = self._inputs.get(ring)
        if followed is None:
            followed = self._inputs[ring] = _Input(self._session, ring, time_ns)
        if followed.seen[0] != time_ns:
            followed.seen = (time_ns, self._look(followed, time_ns))
        return None if held_ns and time_ns - followed.alive_ns > held_ns else followed.seen[1]

    def alive_ns(self, ring: str) -> int:
        """When the ring's writer last gave a sign of life, monotonic; 0 while it was never seen."""
        followed = self._inputs.get(ring)
        reader = followed.finder.ring() if followed is not None else None
        return reader.alive_ns if reader is not None else 0

    def _look(self, followed: _Input, time_ns: int) -> Shown | None:
        reader = followed.finder.ring_at(time_ns)
        followed.alive_ns = alive_ns = reader.alive_ns if reader is not None else 0
        shown = _due(followed, reader, time_ns) if reader is not None and alive_ns else None
        silent_ns = time_ns - max(alive_ns, followed.wanted_ns if shown is None else 0)
        patience_ns = _PATIENCE_NS.get(followed.kind)
        stale = patience_ns is not None and silent_ns > patience_ns
        if stale != followed.stale:
            followed.stale = stale
            self._changed(followed.name, stale)
        if not stale:
            return shown
        return None if followed.kind == "card" else self._slate(followed)

    def _slate(self, followed: _Input) -> Shown:
        if followed.slate is None:
            followed.slate = RingFinder(self._session, "slate." + followed.name.removeprefix("source."))
        reader = followed.slate.ring()
        picture = reader.newest() if reader is not None else None
        if picture is None:
            return _PLAIN
        return Shown(picture.planes, ("slate", picture.epoch, picture.number), picture)

    def close(self) -> None:
        self.keep_only(())


def _due(followed: _Input, reader: PictureReader, time_ns: int) -> Shown | None:
    """The newest picture due. While nothing was published (a number is twice the count), without another look at the ring."""
    shown = followed.newest
    if shown is not None and shown.picture is not None and shown.key[1:] == (reader.epoch, 2 * reader.count):
        return shown
    picture = reader.due(time_ns)
    if picture is None:
        followed.newest = None
        return None
    shown = Shown(picture.planes, (followed.name, picture.epoch, picture.number), picture)
    followed.newest = shown if picture.due_ns <= time_ns else None
    return shown

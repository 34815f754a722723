"""The order in which everything ends: the reverse of the order in which it started. Pure: says whom to signal when."""

from __future__ import annotations

from collections.abc import Iterable

_SECOND = 1_000_000_000
WAVES: tuple[tuple[str, ...], ...] = (
    ("ui",),
    ("probe", "hints", "crowd", "multiview", "speaker"),
    ("sink",),
    ("plugin",),
    ("encoder",),
    ("mixer",),
    ("source",),
)
_GRACE_NS = 4 * _SECOND


def wave_of(name: str) -> int:
    """Which wave `name` ends in; the desk and what nobody knows end last."""
    kind = name.split(".", 1)[0]
    return next((number for number, kinds in enumerate(WAVES) if kind in kinds), len(WAVES))


class Ending:
    """Ask `step` every time something changed; it names processes to ask (False) or to kill (True)."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}
        self._killed: set[str] = set()

    def step(self, running: Iterable[str], now_ns: int) -> list[tuple[str, bool]]:
        """Whom to signal now. When `running` is empty, all is over."""
        left = sorted(running)
        if not left:
            return []
        current = min(map(wave_of, left))
        orders: list[tuple[str, bool]] = []
        for name in left:
            if wave_of(name) != current:
                continue
            asked_ns = self._asked.setdefault(name, now_ns)
            if asked_ns == now_ns:
                orders.append((name, False))
            elif now_ns - asked_ns > _GRACE_NS and name not in self._killed:
                self._killed.add(name)
                orders.append((name, True))
        return orders

"""Who may write in the chat now: viewers who are muted or blocked may not, and in slow mode each may only so often."""

from __future__ import annotations

from collections import OrderedDict

from rehearsal.shop import Refused

_SPEAKERS = 20_000  # remembered; of more the one that is longest ago is forgotten


class ChatRules:
    """What the studio has asked for. Times are monotonic seconds. One thread."""

    def __init__(self) -> None:
        self.slow_s = 0
        self._muted_until_s: OrderedDict[str, float] = OrderedDict()
        self._blocked: OrderedDict[str, float] = OrderedDict()  # since when
        self._wrote_s: OrderedDict[str, float] = OrderedDict()

    def mute(self, speaker: str, seconds: int, now_s: float) -> None:
        """Let this viewer write nothing for so long; 0: they may again."""
        self._muted_until_s.pop(speaker, None)
        if seconds:
            self._muted_until_s[speaker] = now_s + seconds
            _bound(self._muted_until_s)

    def block(self, speaker: str, blocked: bool, now_s: float) -> None:
        """Let this viewer write nothing until they are unblocked; False: they may again, muted before or not."""
        self._blocked.pop(speaker, None)
        if blocked:
            self._blocked[speaker] = now_s
            _bound(self._blocked)
        else:
            self._muted_until_s.pop(speaker, None)

    def check(self, speaker: str, now_s: float) -> None:
        """Take note that this viewer writes now.

        Raises:
            Refused: `blocked`, `muted` or `slow_mode`; it counts as not written.
        """
        if speaker in self._blocked:
            raise Refused("blocked", "The host has blocked you in this chat.")
        if now_s < self._muted_until_s.get(speaker, 0.0):
            raise Refused("muted", "The host has muted you for a while.")
        last_s = self._wrote_s.get(speaker)
        if self.slow_s and last_s is not None and now_s - last_s < self.slow_s:
            raise Refused("slow_mode", f"Slow mode: one message in {self.slow_s} seconds.")
        self._wrote_s[speaker] = now_s
        self._wrote_s.move_to_end(speaker)
        _bound(self._wrote_s)


def _bound(speakers: OrderedDict[str, float]) -> None:
    while len(speakers) > _SPEAKERS:
        speakers.popitem(last=False)

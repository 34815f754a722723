"""Fader and meter scales: decibels to places and back. Pure."""

from __future__ import annotations

from itertools import pairwise

FADER_MIN_DB, FADER_MAX_DB = -60.0, 20.0
METER_MIN_DB, METER_MAX_DB = -60.0, 0.0
CLIP_DB = -0.1
MIDDLE_DB, HIGH_DB = -18.0, -6.0  # where a meter turns yellow, where red: -18 dBFS is the alignment level of EBU R 68

# a broadcast fader's law: (dB, place 0..1), most room where mixing happens
_LAW = ((-60.0, 0.0), (-40.0, 0.10), (-30.0, 0.18), (-20.0, 0.32), (-10.0, 0.52), (0.0, 0.75), (10.0, 0.90), (20.0, 1.0))


def fader_place(gain_db: float) -> float:
    """Where a fader stands, 0 (bottom) to 1 (top)."""
    gain_db = min(max(gain_db, FADER_MIN_DB), FADER_MAX_DB)
    for (low_db, low), (high_db, high) in pairwise(_LAW):
        if gain_db <= high_db:
            return low + (high - low) * (gain_db - low_db) / (high_db - low_db)
    return 1.0


def fader_gain_db(place: float) -> float:
    """The gain of a fader's place; the lowest place is `FADER_MIN_DB`."""
    place = min(max(place, 0.0), 1.0)
    for (low_db, low), (high_db, high) in pairwise(_LAW):
        if place <= high:
            return low_db + (high_db - low_db) * (place - low) / (high - low)
    return FADER_MAX_DB


def meter_place(level_db: float) -> float:
    """Where a level stands on a meter, 0 to 1, linear in dB."""
    return min(max((level_db - METER_MIN_DB) / (METER_MAX_DB - METER_MIN_DB), 0.0), 1.0)


def gain_words(gain_db: float) -> str:
    """ "0.0", "-12.5", "-∞" at the very bottom."""
    if gain_db <= FADER_MIN_DB:
        return "-∞"
    rounded = round(gain_db, 1) + 0.0
    return f"{rounded:+.1f}" if rounded else "0.0"


class PeakHold:
    """The highest peak of the last while, falling afterwards. Time is an argument, seconds."""

    HOLD_S = 1.5
    FALL_DB_PER_S = 20.0

    def __init__(self) -> None:
        self.level_db = -120.0
        self._since_s = 0.0
        self._seen_s = 0.0

    def feed(self, peak_db: float, now_s: float) -> float:
        """Take in a new peak; returns the level to mark."""
        if peak_db >= self.level_db:
            self.level_db, self._since_s = peak_db, now_s
        elif now_s - self._since_s > self.HOLD_S:
            fallen = self.FALL_DB_PER_S * (now_s - max(self._seen_s, self._since_s + self.HOLD_S))
            self.level_db = max(peak_db, self.level_db - fallen)
        self._seen_s = now_s
        return self.level_db

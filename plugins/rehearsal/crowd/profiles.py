"""How crowds behave: rates per buyer, and where in the time the wishes lie."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Rates are means per buyer. `early`: 1 spreads wishes evenly, larger ones crowd them at the beginning.

    Of those who ordered, `pays` pay, within `pay_within_s`; of those, `regrets` want their money back or return it.
    """

    chats_per_minute: float
    wants_per_minute: float
    most_units: int
    early: float
    pays: float
    pay_within_s: float
    regrets: float
    with_note: float


WINDOW = Profile(1.0, 0.1, 2, 1.0, 0.93, 15.0, 0.02, 0.2)  # a crowd whose rates are chosen in the window
PROFILES = {
    "quiet": Profile(0.6, 0.1, 2, 1.0, 0.95, 30.0, 0.02, 0.3),
    "evening": Profile(2.4, 0.5, 3, 1.2, 0.93, 20.0, 0.03, 0.2),
    # 20,000 units in two minutes to 2,000 buyers: they want twice what there is, most of it at once
    "rush": Profile(1.5, 5.0, 3, 2.2, 0.97, 6.0, 0.01, 0.05),
}

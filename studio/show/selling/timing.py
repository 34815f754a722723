"""Every time that the rules of selling keep, in ns of the monotonic clock.

A shop is a program somewhere else: it answers late, twice or never. So each wait has an end, and what happens at that end is
part of the rules. The shortest is the patience with one answer (after it the same call is repeated); several of those fit into
the budget of an opening, within which a launch is open or says that it failed; a price that a shop confirmed is believed for
longer than it takes to read the shop again, so that a single lost answer hides no card.
"""

from __future__ import annotations

SECOND_NS = 1_000_000_000
MINUTE_NS = 60 * SECOND_NS

OPENING_BUDGET_NS = 2 * SECOND_NS  # from zero until the launch is open or has failed: no half-open state lasts longer
TOGETHER_NS = 800_000_000  # from zero, so long the link of a shop waits for shops that are slower, to open with theirs
ANSWER_PATIENCE_NS = 600_000_000  # an answer that takes longer is asked for again
ORDERS_LATE_NS = 3 * SECOND_NS  # a shop tells its orders at most so much later than the stock that they took from
GIVE_UP_NS = 10 * SECOND_NS  # after that nobody waits for a call that no step needs any more

PRICE_GOOD_FOR_NS = 5 * SECOND_NS  # how long a card may say a price that its shop confirmed
FIRST_READING_NS = 2_500_000_000  # how long a product just brought on air may be without a reading before that alarms

POLL_NS = 2 * SECOND_NS  # of products that wait and whose prices cards say
ON_AIR_POLL_NS = SECOND_NS  # of the product on air: another price in the shop is off its card within 2 s
QUICK_POLL_NS = 500_000_000  # of a sale that is about to be sold out, and of what a shop hints has changed
FED_POLL_NS = 2 * SECOND_NS  # at the quickest, of a shop that tells of its changes: an answer may be lost and no card is hidden
PIN_AGAIN_NS = 5 * SECOND_NS  # a pin that was lost is set again at most so often

_BACKOFF_MS = (100, 200, 400, 800, 1500, 3000, 5000)


def backoff_ns(tries: int) -> int:
    """The pause before the next try, after so many."""
    return _BACKOFF_MS[min(tries, len(_BACKOFF_MS) - 1)] * 1_000_000

"""Units: how many may be sold, how they are shared among variants, how many go out at once. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FEW = 5
FEW_PERCENT = 10


def total(stocks: Mapping[str, int], skus: Iterable[str]) -> int | None:
    """Units of these SKUs; None when the shop does not say it of all."""
    found = [stocks.get(sku) for sku in skus]
    return None if None in found else sum(units for units in found if units is not None)


def shared(units: int, weights: Mapping[str, int]) -> dict[str, int]:
    """`units` shared among SKUs by their weights, to the unit (largest remainders first; equally when all weigh nothing)."""
    if not weights:
        return {}
    whole = sum(weights.values())
    if whole <= 0:
        weights, whole = dict.fromkeys(weights, 1), len(weights)
    shares = {sku: units * weight // whole for sku, weight in weights.items()}
    by_rest = sorted(weights, key=lambda sku: -(units * weights[sku] % whole))
    for sku in by_rest[: units - sum(shares.values())]:
        shares[sku] += 1
    return shares


def first_tranche(quantity: int, tranche: int) -> int:
    return min(quantity, tranche) if tranche > 0 else quantity


def next_tranche(quantity: int, released: int, tranche: int) -> int:
    """How many go out next; 0: everything is out."""
    return first_tranche(max(0, quantity - released), tranche)


def running_low(left: int, quantity: int) -> bool:
    """Whether a shop will soon have sold what it was given."""
    return left <= max(FEW, quantity * FEW_PERCENT // 100)


def few(left: int, released: int) -> bool:
    return 0 < left <= max(FEW, released * FEW_PERCENT // 100)


def made(now: int, before: int, add: int, ordered: int) -> bool:
    """Whether a stock of `now` shows that `add` was added to `before`, when `ordered` units went meanwhile.

    Asked when nobody knows whether the shop did it: the likelier of the two.
    """
    undone = now + ordered - before
    return abs(undone - add) < abs(undone)

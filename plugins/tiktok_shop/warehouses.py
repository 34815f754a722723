"""Where the units of a SKU lie. Pure.

TikTok Shop is told how many lie in every warehouse of a SKU, all of them at once. What comes goes to the fullest; what goes is
taken out of the fullest first: so the fewest warehouses change, and the merchant's others stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping


def spread(levels: Mapping[str, int], units: int) -> dict[str, int]:
    """Units of each warehouse so that there are `units` in all. `levels`: as they are now, at least one."""
    wanted = {one: max(0, there) for one, there in levels.items()}
    change = units - sum(wanted.values())
    for one in sorted(wanted, key=lambda name: (-wanted[name], name)):
        moved = max(change, -wanted[one])
        wanted[one] += moved
        change -= moved
        if not change:
            break
    return wanted

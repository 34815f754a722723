"""Vendure's stock in the port's terms: what can be bought, and how to make it so. Pure."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from vendure import sentences as says
from vendure.questions import Settings, StockLevel, Variant


def is_counted(variant: Variant, settings: Settings) -> bool:
    """Whether Vendure counts this variant's stock at all."""
    if variant.track_inventory == "INHERIT":
        return settings.track_inventory
    return variant.track_inventory == "TRUE"


def sellable(variant: Variant, settings: Settings) -> int:
    """Units that can still be bought; none of a variant that is switched off."""
    if not variant.enabled:
        return 0
    return max(0, _on_hand(variant) - _allocated(variant) - _threshold(variant, settings))


def levels_for(variant: Variant, settings: Settings, stock: int) -> list[StockLevel]:
    """The stock levels that have to change so that exactly `stock` units can be bought, with their new values.

    What is added goes to the first location; what is taken comes from the first that have it free.

    Raises:
        AbilityError: `refused`, when Vendure's counting cannot say it.
    """
    if not is_counted(variant, settings):
        raise AbilityError("refused", says.not_counted(sku=variant.sku))
    if not variant.enabled:
        raise AbilityError("refused", says.off(sku=variant.sku))
    if not variant.stock_levels:
        raise AbilityError("refused", says.no_location(sku=variant.sku))
    more = stock + _allocated(variant) + _threshold(variant, settings) - _on_hand(variant)
    changed = []
    for level in variant.stock_levels:
        step = more if more > 0 else max(more, min(0, level.stock_allocated - level.stock_on_hand))
        if step:
            changed.append(StockLevel(level.stock_location_id, level.stock_on_hand + step, level.stock_allocated))
            more -= step
        if more >= 0:
            break
    if more:
        raise AbilityError("refused", says.oversold(sku=variant.sku, units=-more))
    return changed


def _on_hand(variant: Variant) -> int:
    return sum(level.stock_on_hand for level in variant.stock_levels)


def _allocated(variant: Variant) -> int:
    return sum(level.stock_allocated for level in variant.stock_levels)


def _threshold(variant: Variant, settings: Settings) -> int:
    return settings.out_of_stock_threshold if variant.use_global_out_of_stock_threshold else variant.out_of_stock_threshold

"""How the show sells: viewers, units, money, the curve over the show, and each product's share."""

from ui.sales.panel import SalesPanel

__all__ = ["SalesPanel"]

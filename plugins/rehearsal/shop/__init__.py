"""The rehearsal shop: what it sells, who ordered what, in SQLite. Knows nothing of pages and sockets."""

from rehearsal.shop.goods import Item, Line, Order, Purchase, Refused, Sku, Status, Wish
from rehearsal.shop.store import Store

__all__ = ["Item", "Line", "Order", "Purchase", "Refused", "Sku", "Status", "Store", "Wish"]

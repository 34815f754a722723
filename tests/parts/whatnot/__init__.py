"""A server of ours in Whatnot's place, on loopback: its Seller API as far as the plugin uses it, its webhooks, and the hands of a
seller, of buyers and of bad luck.

What it answers, and what it is told to write, is held against the shapes that Whatnot publishes (`published`), each field and
each choice of words; what of the API was inferred is marked there. Its webhooks are signed by the library of Standard Webhooks.

    async with Whatnot() as whatnot:
        item = whatnot.store.add_product("Card", {"CHARIZARD": ("12.50", 4)}); whatnot.store.buy({"CHARIZARD": 2})
"""

from tests.parts.whatnot.server import TOKEN, Whatnot
from tests.parts.whatnot.store import Store

__all__ = ["TOKEN", "Store", "Whatnot"]

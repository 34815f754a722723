"""The adapter for Whatnot: products, stock and orders of one seller, over its Seller API (REST, version 2)."""

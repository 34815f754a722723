"""Shopify: a shop's products, stock and orders, through its Admin API (GraphQL over HTTP) and its webhooks."""

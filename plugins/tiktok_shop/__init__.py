"""The adapter for TikTok Shop: products, stock and orders of one shop, over the Partner API (202309 and newer) and webhooks."""

"""The adapter for WooCommerce: catalogue and orders of one shop, over its REST API v3."""

"""Forms that are drawn from what kinds declare of their settings."""

"""Nightmarket's engine: everything but windows and plugins. `docs/architecture.md` maps the processes."""

__version__ = "0.1.0"

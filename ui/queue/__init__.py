"""The queue: every product of the show in order, edited in place, and where the next one is called from."""

from ui.queue.panel import QueuePanel

__all__ = ["QueuePanel"]

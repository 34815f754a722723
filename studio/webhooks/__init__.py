"""Webhook calls of platforms, and the stream that keeps them between the relay that took them and the desks that read them.

A stream is NATS JetStream (`jetstream`), or a file of one computer (`on_disk`); `opening` makes one of what settings say.
"""

from studio.webhooks.call import Call
from studio.webhooks.opening import DiskFile, NatsServers, Place, open_stream, read_place
from studio.webhooks.stream import Cursor, Kept, Reader, Retention, Stream

__all__ = [
    "Call",
    "Cursor",
    "DiskFile",
    "Kept",
    "NatsServers",
    "Place",
    "Reader",
    "Retention",
    "Stream",
    "open_stream",
    "read_place",
]

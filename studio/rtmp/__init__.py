"""RTMP without I/O: bytes in, events and bytes out. Both ends: the publisher that pushes, the ingest that takes.

Standard library only; knows no sockets, clocks or threads. Everything read from the network is bounded.
"""

from studio.rtmp.client import Live, Moved, Publisher, Refused
from studio.rtmp.server import Ended, Ingest, Media, PublishAsked

__all__ = ["Ended", "Ingest", "Live", "Media", "Moved", "PublishAsked", "Publisher", "Refused"]

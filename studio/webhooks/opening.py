"""From settings to a stream: NATS servers, or a file of this computer. NATS's client is imported by who has servers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from studio.webhooks.on_disk import DiskStream
from studio.webhooks.stream import Retention, Stream

__all__ = ["DiskFile", "NatsServers", "Place", "open_stream", "read_place"]

_SCHEMES = ("nats://", "tls://")


class NatsServers(NamedTuple):
    """Servers of one NATS cluster, and who we are there. `credentials` and `certificates` are files, `stream` is a name."""

    servers: tuple[str, ...]
    user: str = ""
    password: str = ""
    token: str = ""
    credentials: str = ""
    certificates: str = ""
    stream: str = "webhooks"

    @property
    def hosts(self) -> str:
        """The addresses for a log and for the operator: of `nats://user:password@host` without what stands before the @."""
        return ", ".join(
            f"{scheme}://{rest.rpartition('@')[2]}" for scheme, _, rest in (s.partition("://") for s in self.servers)
        )

    def __repr__(self) -> str:
        return f"NatsServers({self.hosts})"  # and no password


class DiskFile(NamedTuple):
    """A file of this computer."""

    path: Path


Place = NatsServers | DiskFile


def read_place(text: str, *, user: str = "", password: str = "", token: str = "") -> Place:
    """The place that a setting names: addresses with commas between them (`nats://`, `tls://`), or a file.

    Raises:
        ValueError: it names none, or only some of the addresses are of NATS.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if parts and all(part.startswith(_SCHEMES) for part in parts):
        return NatsServers(tuple(parts), user=user, password=password, token=token)
    if not parts or any(part.startswith(_SCHEMES) for part in parts):
        raise ValueError("name the addresses of NATS servers, nats://host:4222, or a file")
    return DiskFile(Path(text.strip()).expanduser())


def open_stream(place: Place, publishes: Retention | None = None) -> Stream:
    """The stream at this place; it comes and goes with the servers, and begins to connect at once. Within an event loop.

    `publishes`: how what is published is kept. Who only reads leaves it out, and needs a stream that somebody else has made.
    """
    if isinstance(place, DiskFile):
        return DiskStream(place.path, publishes)
    from studio.webhooks.jetstream import JetStream  # 2 MB, for those with servers

    return JetStream(place, publishes)

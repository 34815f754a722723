"""What the desk and its workers say to each other.

Every message is one msgpack frame (`studio.ipc.framing`) of a tagged struct. The worker dials the desk's endpoint `desk`,
sends `Hello`, and redials for as long as it lives: a desk that comes back adopts it.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from studio.contracts.specs import Spec
from studio.values.sentences import Worded, carried

# ---------------------------------------------------------------- worker -> desk

State = Literal["starting", "running", "connecting", "live", "stalled", "waiting", "failed", "idle", "ended"]
Figure = int | float | str | bool | None


class Status(Worded, frozen=True, tag="status"):
    """How a worker is. Sent on change and at least once a second: its absence for 5 s means the worker hangs.

    `text` is for the operator, a `Sentence` of the catalogue, empty while all is well. `figures` are named in
    docs/architecture.md per worker kind.
    """

    state: State
    text: str = ""
    figures: dict[str, Figure] = msgspec.field(default_factory=dict)


class Hello(msgspec.Struct, frozen=True, tag="hello"):
    """First message on the link. `spec_digest` tells the desk whether its wishes changed while it was away."""

    token: str
    name: str
    pid: int
    spec_digest: str
    status: Status


class Event(msgspec.Struct, frozen=True, tag="event"):
    """Something that happened once. Sentences in `data` stay sentences, by its entry `said`."""

    name: str
    data: dict[str, Any] = {}

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "data", carried(self.data))


class Meters(msgspec.Struct, frozen=True, tag="meters"):
    """Sound levels, 20 times a second: ring -> (peak left, peak right, rms left, rms right), dBFS, -120 for silence."""

    levels: dict[str, tuple[float, float, float, float]]


FromWorker = Hello | Status | Event | Meters

# ---------------------------------------------------------------- desk -> worker


class Configure(msgspec.Struct, frozen=True, tag="configure"):
    """The whole new spec, of the kind it started with. A worker that cannot change live ends with code 75: restart me."""

    spec: Spec


class Secret(msgspec.Struct, frozen=True, tag="secret"):
    """A stream key or password. Kept in memory only.

    A plugin's secret is for one `plugin` and one `account`, a stream key for the server that is its `account` ("": whichever its
    sink sends to): a process of another one passes it over.
    """

    name: str
    value: str
    account: str = ""
    plugin: str = ""


class Command(msgspec.Struct, frozen=True, tag="command"):
    """Do this now: `seek` {"seconds"}, `keyframe`, `bitrate` {"bps"}, `retry`, `split`, `mark` {"text"},
    `look` {"batch", "lines"}.

    Unknown names are ignored.
    """

    name: str
    arguments: dict[str, Any] = {}


class Stop(msgspec.Struct, frozen=True, tag="stop"):
    """End cleanly within `deadline_s`; the launcher kills what is left."""

    deadline_s: float = 3.0


ToWorker = Configure | Secret | Command | Stop

EXIT_RESTART_ME = 75
EXIT_STANDS = 76  # what I show stands without me (`STANDS_FIGURE` of the last status says of which spec)
STANDS_FIGURE, FILE_FIGURE = "stands", "file_changed_s"  # the spec's digest; when its file had been changed, POSIX seconds

decode_from_worker = msgspec.msgpack.Decoder(FromWorker).decode
decode_to_worker = msgspec.msgpack.Decoder(ToWorker).decode

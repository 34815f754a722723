"""Where a destination's packets can go."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.values.fields import FilePath, Megabytes, Url, Value, Word
from studio.values.pasted import without_pasted


class RtmpPush(Value, frozen=True, kw_only=True, tag="rtmp"):
    """A push to an RTMP or RTMPS server. `url` is without the key, and without what came with it when it was pasted.

    `key_ref` names the key in the keyring.
    """

    url: Url
    key_ref: Word = ""
    ca_file: FilePath = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "url", without_pasted(self.url))


class Recording(Value, frozen=True, kw_only=True, tag="recording"):
    """A recording on this computer."""

    folder: FilePath
    container: Literal["mkv", "mp4"] = "mkv"
    split_mb: Megabytes = 0  # 0: never
    split_minutes: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    keep_free_mb: Annotated[int, msgspec.Meta(ge=50, le=10**9)] = 500


class Rehearsal(Value, frozen=True, kw_only=True, tag="rehearsal"):
    """The rehearsal platform on this computer. Never reaches anybody outside."""


Target = RtmpPush | Recording | Rehearsal

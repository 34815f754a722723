"""A microphone or line of this computer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.sound import sentences
from studio.values.fields import Word

Channel = Annotated[int, Meta(ge=0, le=255)]


class SoundDevice(Input, frozen=True, kw_only=True, tag="sound"):
    """A microphone or line, sound only. `device` is the stable id that `list_devices` gave; empty is the default."""

    facts: ClassVar[Facts] = Facts(
        has_picture=False, has_sound=True, shape="own", never_still=False, is_played=False, has_items=False, live=()
    )

    device: Annotated[Word, Meta(title="Device")] = ""
    channels: Annotated[tuple[Channel, Channel], Meta(extra={"hidden": True})] = (0, 1)


KIND = SourceKind(
    settings=SoundDevice, title="Microphone or line", order=30, icon="microphone", devices=("microphones",), says=sentences.ALL
)

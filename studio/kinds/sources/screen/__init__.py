"""A screen of this computer, a part of it, or one window."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.screen import sentences
from studio.values.fields import Side, Word

DesktopPixel = Annotated[int, Meta(ge=-100_000, le=100_000)]
Region = tuple[DesktopPixel, DesktopPixel, Side, Side]


class Screen(Input, frozen=True, kw_only=True, tag="screen"):
    """A screen, a region of it, or one window. `region` is x, y, width, height in desktop pixels."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=False, shape="own", never_still=False, is_played=False, has_items=False, live=()
    )

    display: Annotated[Word, Meta(title="Picture of")] = ""
    region: Annotated[Region | None, Meta(extra={"hidden": True})] = None
    window: Annotated[Word, Meta(extra={"hidden": True})] = ""
    rate_hz: Annotated[float, Meta(gt=0, le=60, title="Rate", extra={"unit": "Hz", "step": 1})] = 30.0
    cursor: Annotated[bool, Meta(title="Show the pointer")] = True


KIND = SourceKind(
    settings=Screen, title="Screen or window", order=20, icon="screen", devices=("screens", "windows"), says=sentences.ALL
)

"""What is on program and on preview, and which card is played."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from studio.control.schema.state.part import Part
from studio.values.sentences import Worded


class Stage(Part, frozen=True, kw_only=True):
    """Which scene is where, by canvas.

    `live`: edits of scenes on program are on air at once; `waiting`: canvases whose program has edits that wait for a take;
    `sources`: what program shows, overlays not counted; `inside`: scenes inside the one on program.
    """

    program: dict[str, str] = msgspec.field(default_factory=dict)
    preview: dict[str, str] = msgspec.field(default_factory=dict)
    panic: bool = False
    live: bool = False
    waiting: tuple[str, ...] = ()
    sources: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    inside: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Card(Part, Worded, frozen=True, kw_only=True):
    """A card as it stands: `follows` the product on air, or is played by hand.

    `values`: what it says, by the rules and by hand.
    """

    playing: bool = False
    follows: bool = False
    state: Literal["on", "off", "failed"] = "off"
    text: str = ""
    values: dict[str, Any] = msgspec.field(default_factory=dict)

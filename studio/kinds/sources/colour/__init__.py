"""One colour."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.values.fields import Colour


class Fill(Input, frozen=True, kw_only=True, tag="colour"):
    """One colour."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=False, shape="any", never_still=False, is_played=False, has_items=False, live=()
    )

    colour: Annotated[Colour, Meta(title="Colour")] = "#000000"


KIND = SourceKind(settings=Fill, title="Colour", order=70, icon="colour", first=Fill(colour="#1e5aa8"))

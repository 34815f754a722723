"""A plain page with words."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.values.fields import Colour, Text


class Slate(Input, frozen=True, kw_only=True, tag="slate"):
    """A plain page with words, for breaks and panic."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=False, shape="page", never_still=False, is_played=False, has_items=False, live=()
    )

    title: Annotated[Text, Meta(title="Title")] = "We will be right back"
    subtitle: Annotated[Text, Meta(title="Second line")] = ""
    colour: Annotated[Colour, Meta(title="Colour")] = "#101820"


KIND = SourceKind(settings=Slate, title="Slate", order=80, icon="slate")

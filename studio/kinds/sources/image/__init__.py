"""A still, or several in turn."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.patterns import STILLS
from studio.values.fields import FilePath

Paths = Annotated[tuple[FilePath, ...], Meta(min_length=1, max_length=1000, title="Files", extra={"file": STILLS})]


class Image(Input, frozen=True, kw_only=True, tag="image"):
    """One still, or several shown in turn for `seconds_each` (a countdown drawn beforehand, a slide show)."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=False, shape="own", never_still=False, is_played=False, has_items=True, live=()
    )

    paths: Paths
    seconds_each: Annotated[float, Meta(ge=0.04, le=86_400, title="Show each for", extra={"unit": "s", "step": 1})] = 5.0

    def suggested_name(self) -> str:
        return PurePath(self.paths[0]).stem

    def files(self) -> tuple[str, ...]:
        return self.paths


KIND = SourceKind(settings=Image, title="Image", order=50, icon="image")

"""A running clock with a flash and a beep."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.values.fields import Side


class TestCard(Input, frozen=True, kw_only=True, tag="test_card"):
    """A running clock, and once a second a flash and a beep at the same instant."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=True, shape="own", never_still=False, is_played=False, has_items=False, live=()
    )

    width: Annotated[Side, Meta(title="Width")] = 1280
    height: Annotated[Side, Meta(title="Height")] = 720
    rate_hz: Annotated[float, Meta(ge=0.1, le=120, title="Rate", extra={"unit": "Hz"})] = 30.0

    def size_px(self) -> tuple[int, int] | None:
        return self.width, self.height


KIND = SourceKind(settings=TestCard, title="Test card", order=90, icon="test-card")

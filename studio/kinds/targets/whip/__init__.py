"""WebRTC to a server or platform by WHIP (RFC 9725)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Facts
from studio.kinds.targets.server import ServerTarget
from studio.kinds.targets.whip import sentences
from studio.values.fields import Url
from studio.values.sentences import Sentence

__all__ = ["KIND", "Whip"]

_SCHEMES = ("https://", "http://")


class Whip(ServerTarget, frozen=True, kw_only=True, tag="whip"):
    """A WHIP endpoint; its key is a bearer token."""

    facts: ClassVar[Facts] = Facts(
        key="operator",
        key_title=sentences.bearer_token(),
        has_viewers=True,
        is_file=False,
        takes_crowd=False,
        plugin="",
        waiting=None,
        measures_delay=False,
        only_one=None,
        video=("h264",),
        audio=("opus",),
        b_pictures=False,
    )

    url: Annotated[Url, Meta(title="Server address", extra={"example": "https://live.example.com/whip"})]

    def address_complaints(self) -> Iterable[tuple[str, Sentence]]:
        if not self.url.lower().startswith(_SCHEMES):
            yield "url", sentences.other_scheme()
        elif "@" in self.url.partition("://")[2].partition("/")[0]:
            yield "url", sentences.password_inside()


KIND = Kind(
    settings=Whip,
    title="WebRTC (WHIP)",
    help="Viewers are less than a second behind.",
    order=15,
    says=sentences.ALL,
)

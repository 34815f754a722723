"""WebRTC to a server or platform by WHIP (RFC 9725)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Facts, Target
from studio.kinds.targets.whip import sentences
from studio.values.address_sentences import broken_address
from studio.values.addresses import server_of
from studio.values.fields import FilePath, Url, Word
from studio.values.pasted import is_broken, without_pasted
from studio.values.sentences import Sentence

__all__ = ["KIND", "Whip"]

_SCHEMES = ("https://", "http://")


class Whip(Target, frozen=True, kw_only=True, tag="whip"):
    """A WHIP endpoint. `key_ref` names its bearer token in the keyring; "": it wants none."""

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
    key_ref: Annotated[Word, Meta(extra={"hidden": True})] = ""
    ca_file: Annotated[FilePath, Meta(title="CA file", extra={"file": "*.pem *.crt *.cer"})] = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "url", without_pasted(self.url))

    def place(self) -> str:
        return self.url

    def key_name(self) -> str:
        return self.key_ref

    def server(self) -> str:
        return server_of(self.url)

    def complaints(self) -> Iterable[tuple[str, Sentence]]:
        if is_broken(self.url):
            yield "url", broken_address()
        elif not self.url.lower().startswith(_SCHEMES):
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

"""WebRTC to a server or platform by WHIP (RFC 9725)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Facts, Target
from studio.values.fields import FilePath, Url, Word
from studio.values.pasted import BROKEN_ADDRESS, is_broken, without_pasted

__all__ = ["KIND", "Whip"]

_SCHEMES = ("https://", "http://")
_OTHER_SCHEME = "an address for WHIP begins with https:// or http://"
_PASSWORD = "an address for WHIP has no user name or password: enter the token as the stream key"


class Whip(Target, frozen=True, kw_only=True, tag="whip"):
    """A WHIP endpoint. `key_ref` names its bearer token in the keyring; "": it wants none."""

    facts: ClassVar[Facts] = Facts(
        key="operator",
        has_viewers=True,
        is_file=False,
        takes_crowd=False,
        plugin="",
        waiting="",
        measures_delay=False,
        only_one="",
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

    def complaints(self) -> Iterable[tuple[str, str]]:
        if is_broken(self.url):
            yield "url", BROKEN_ADDRESS
        elif not self.url.lower().startswith(_SCHEMES):
            yield "url", _OTHER_SCHEME
        elif "@" in self.url.partition("://")[2].partition("/")[0]:
            yield "url", _PASSWORD


KIND = Kind(
    settings=Whip,
    title="WebRTC (WHIP)",
    help="Viewers are less than a second behind. The bearer token that the platform shows is entered as the stream key.",
    order=15,
    says=(
        "Needs its token. Enter the bearer token that the platform shows as the stream key.",
        "The server gives no sign of life. If it does not recover, the studio connects again.",
        "{place} does not speak TLS. If the platform gives an http:// address, use that.",
        "{place} does not answer. If the platform gives an http:// address, use that.",
        "{place} refuses the token. Copy it from the platform again.",
        "{place} asks for a token. Enter the bearer token that the platform shows as the stream key.",
        "{place} does not let this token send here. Check address and token.",
        "{place} has nothing for WHIP at this address. Check the address.",
        "This stream is live already from somewhere else. End that stream, then try again.",
        "{place} cannot take the stream now (error {status}).",
        "{place} refuses the stream (error {status}). Check the address.",
        "{place} sends the stream on to {other}, which asks for a token. "
        "It is kept from other servers: enter the address of that one.",
        "The encoding of this destination makes no Opus sound. Choose another encoding.",
        "{place} does not answer as WHIP does. Check the address.",
        "{place} takes no H.264 as this encoding makes it. Set its profile to Baseline.",
        "{place} takes no Opus sound.",
        "{place} names no address for pictures and sound that this computer can send to.",
        "{place} answers, but pictures and sound do not get through: a firewall may stop UDP.",
        "{place} has given no sign of life for {seconds} s.",
    ),
)

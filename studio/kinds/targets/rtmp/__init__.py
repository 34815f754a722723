"""A push to an RTMP or RTMPS server, as platforms take it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Facts, Target
from studio.kinds.targets.rtmp import sentences
from studio.values.address_sentences import broken_address
from studio.values.addresses import server_of
from studio.values.fields import FilePath, Url, Word
from studio.values.pasted import is_broken, without_pasted
from studio.values.sentences import Sentence

__all__ = ["KIND", "RtmpPush", "split_key"]


class RtmpPush(Target, frozen=True, kw_only=True, tag="rtmp"):
    """A push to an RTMP or RTMPS server. `url` is without the key, and without what came with it when it was pasted.

    `key_ref` names the key in the keyring.
    """

    facts: ClassVar[Facts] = Facts(
        key="operator",
        has_viewers=True,
        is_file=False,
        takes_crowd=False,
        plugin="",
        waiting=None,
        measures_delay=False,
        only_one=None,
        video=("h264",),
        audio=("aac",),
        b_pictures=True,
    )

    url: Annotated[Url, Meta(title="Server address")]
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

    def key_inside(self) -> str:
        return "" if self.key_ref else split_key(self.url)[1]

    def complaints(self) -> Iterable[tuple[str, Sentence]]:
        if is_broken(self.url):
            yield "url", broken_address()

    def for_sink(self, address: str) -> Target | None:
        """No key lies in a spec: without a name in the keyring it is taken off the address, and sent as a secret."""
        return self if self.key_ref else RtmpPush(url=split_key(self.url)[0], ca_file=self.ca_file)


KIND = Kind(settings=RtmpPush, title="Platform (RTMP or RTMPS)", order=10, says=sentences.ALL)


def split_key(url: str) -> tuple[str, str]:
    """Address and key of a push URL that ends in its key (`rtmp://host/app/key`); the key is empty without one."""
    scheme, separator, rest = url.partition("://")
    address, _, query = rest.partition("?")
    parts = address.rstrip("/").split("/")
    if not separator or len(parts) < 3:
        return url, ""
    key = f"{parts[-1]}?{query}" if query else parts[-1]
    return f"{scheme}://{'/'.join(parts[:-1])}", key

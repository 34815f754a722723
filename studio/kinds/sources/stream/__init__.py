"""A live stream from the network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.stream import sentences
from studio.values import addresses
from studio.values.fields import Url
from studio.values.pasted import without_pasted
from studio.values.sentences import Sentence

Transport = Annotated[
    Literal["tcp", "udp"],
    Meta(title="Transport (RTSP)", extra={"choices": {"tcp": "TCP (safe)", "udp": "UDP (quick)"}}),
]


class NetworkStream(Input, frozen=True, kw_only=True, tag="stream"):
    """A live stream that the studio pulls: rtsp(s), rtmp(s), http(s) (HLS, MJPEG), udp MPEG-TS (`studio.values.addresses`).

    What came with its address when it was pasted is taken off, wherever it comes from.
    """

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=True, shape="own", never_still=True, is_played=False, has_items=False, live=()
    )

    url: Annotated[Url, Meta(title="Address")]
    transport: Transport = "tcp"

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "url", without_pasted(self.url))

    def complaints(self) -> Iterable[tuple[str, Sentence]]:
        if complaint := addresses.wrong(self.url):  # FFmpeg would open files, pipes and more by such an address
            yield "url", complaint


KIND = SourceKind(settings=NetworkStream, title="Network stream", order=60, icon="network", says=sentences.ALL)

"""A push to an RTMP or RTMPS server, as platforms take it."""

from __future__ import annotations

from typing import ClassVar

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Facts, Target
from studio.kinds.targets.rtmp import sentences
from studio.kinds.targets.server import ServerTarget

__all__ = ["KIND", "RtmpPush", "split_key"]


class RtmpPush(ServerTarget, frozen=True, kw_only=True, tag="rtmp"):
    """A push to an RTMP or RTMPS server."""

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

    def key_inside(self) -> str:
        return "" if self.key_ref else split_key(self.url)[1]

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

"""The rehearsal platform on this computer, which a plugin is. Its sink is a push."""

from __future__ import annotations

from typing import ClassVar

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Facts, Target
from studio.kinds.targets.rehearsal import sentences
from studio.kinds.targets.rtmp import RtmpPush

__all__ = ["KIND", "Rehearsal"]


class Rehearsal(Target, frozen=True, kw_only=True, tag="rehearsal"):
    """The rehearsal platform on this computer. Never reaches anybody outside."""

    facts: ClassVar[Facts] = Facts(
        key="plugin",
        has_viewers=True,
        is_file=False,
        takes_crowd=True,
        plugin="rehearsal",
        waiting=sentences.waiting(),
        measures_delay=True,
        only_one=sentences.one_stream(),
        video=RtmpPush.facts.video,
        audio=RtmpPush.facts.audio,
        b_pictures=RtmpPush.facts.b_pictures,
    )

    def for_sink(self, address: str) -> Target | None:
        return RtmpPush(url=address) if address else None


KIND = Kind(
    settings=Rehearsal,
    title="Rehearsal on this computer",
    help="A platform of your own on this computer: watch the program in a browser. It never reaches anybody outside.",
    order=30,
    says=sentences.ALL,
)

"""A recording on this computer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.targets.base import DiskNeed, Facts, Target
from studio.values.fields import FilePath, Megabytes

__all__ = ["KIND", "Recording"]

_MEGABYTE = 1_000_000
_CONTAINERS = {"mkv": "Matroska (.mkv)", "mp4": "MP4, safe against crashes (.mp4)"}


class Recording(Target, frozen=True, kw_only=True, tag="recording"):
    """A recording on this computer."""

    facts: ClassVar[Facts] = Facts(
        key="none",
        has_viewers=False,
        is_file=True,
        takes_crowd=False,
        plugin="",
        waiting=None,
        measures_delay=False,
        only_one=None,
        video=("h264",),
        audio=("aac",),
        b_pictures=True,
    )

    folder: Annotated[FilePath, Meta(title="Folder", extra={"folder": True})]
    container: Annotated[Literal["mkv", "mp4"], Meta(title="Format", extra={"choices": _CONTAINERS})] = "mkv"
    split_mb: Annotated[Megabytes, Meta(title="New file after", extra={"unit": "MB", "step": 500})] = 0  # 0: never
    split_minutes: Annotated[int, Meta(ge=0, le=100_000, title="New file every", extra={"unit": "min"})] = 0
    keep_free_mb: Annotated[int, Meta(ge=50, le=10**9, title="Keep free", extra={"unit": "MB", "step": 500})] = 500

    def place(self) -> str:
        return self.folder

    def disk(self) -> DiskNeed | None:
        return DiskNeed(self.folder, self.keep_free_mb * _MEGABYTE)


KIND = Kind(settings=Recording, title="Recording", order=20)

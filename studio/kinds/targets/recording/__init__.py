"""A recording on this computer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal, Self

import msgspec

from studio.kinds.targets.base import DiskNeed, Facts, Target
from studio.values.fields import FilePath, Megabytes

__all__ = ["Recording"]

_MEGABYTE = 1_000_000


class Recording(Target, frozen=True, kw_only=True, tag="recording"):
    """A recording on this computer."""

    facts: ClassVar[Facts] = Facts(
        key="none",
        has_viewers=False,
        is_file=True,
        takes_crowd=False,
        plugin="",
        measures_delay=False,
        only_one="",
        video=("h264",),
        audio=("aac",),
    )

    folder: FilePath
    container: Literal["mkv", "mp4"] = "mkv"
    split_mb: Megabytes = 0  # 0: never
    split_minutes: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    keep_free_mb: Annotated[int, msgspec.Meta(ge=50, le=10**9)] = 500

    def place(self) -> str:
        return self.folder

    def disk(self) -> DiskNeed | None:
        return DiskNeed(self.folder, self.keep_free_mb * _MEGABYTE)

    def with_paths(self, absolute: Callable[[str], str]) -> Self:
        return msgspec.structs.replace(self, folder=absolute(self.folder))

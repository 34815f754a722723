"""Questions about this computer and about what happened, and the end of the studio."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.command import Command, command
from studio.values.fields import PathFromOutside, Side, Text, Word

WallMs = Annotated[int, msgspec.Meta(ge=0, le=253_402_300_799_999)]  # UTC, ms since 1970, until the year 9999


JOURNAL_PAGE = 10_000  # records in one answer
_RecordKind = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_]{0,63}\Z")]


@command("devices.list", "watch")
class ListDevices(Command, frozen=True, kw_only=True):
    """Look what is there: `cameras`, `microphones`, `outputs`, `screens`, `windows`, lists of `{id, name, detail}`."""


@command("media.probe", "picture")
class ProbeMedia(Command, frozen=True, kw_only=True):
    """Look what a media file holds. `path`: absolute, or relative to the show's folder."""

    path: PathFromOutside


@command("capacity.measure", "machine")
class MeasureCapacity(Command, frozen=True, kw_only=True):
    """Measure what this computer can encode; about 10 s on all cores (events `capacity_progress` meanwhile).

    Answers with `costs` and `proposal`. Refused while on air.
    """


@command("capacity.apply", "output")
class ApplyCapacity(Command, frozen=True, kw_only=True):
    """Set the first canvas and its encodings, in one undo step."""

    width: Side
    height: Side
    rate_num: Annotated[int, msgspec.Meta(ge=1, le=240_000)] = 30
    rate_den: Annotated[int, msgspec.Meta(ge=1, le=1001)] = 1
    preset: Word = "veryfast"
    video_bps: Annotated[int, msgspec.Meta(ge=100_000, le=60_000_000)] = 3_000_000


@command("report", "watch")
class AskReport(Command, frozen=True, kw_only=True):
    """Give the report of [headless.md](headless.md), as of now."""


@command("report.make", "machine")
class MakeReport(Command, frozen=True, kw_only=True):
    """Make the report of a show: a page of HTML, its tables as CSV, the settlements, the packing sheet
    (`packing.csv`: paid lines that are still to be sent, with buyers' notes), what people
    asked for (`demand.csv`) and the marks of its recordings.

    `show`: the name of a kept show's folder; without it the show that is open is kept as it stands now. `until`: the last day
    (2026-12-14) whose refunds count in settlements, in this computer's calendar; without it all that are known. Answers with
    `folder`, `report` and `seal`; the section `kept_show` tells how far it is.
    """

    show: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}-[0-9]{6}[^/\\\x00-\x1f]{0,200}\Z")] | None = None
    until: Annotated[str, msgspec.Meta(pattern=r"^2[0-9]{3}-[0-9]{2}-[0-9]{2}\Z")] | None = None


@command("journal.between", "watch")
class ReadJournal(Command, frozen=True, kw_only=True):
    """Tell what happened between two times (UTC, ms since 1970), buyers' names with it.

    Answers with `records`, each with `number`, `wall_ms`, `kind`, `subject`, `body`, in the order of their numbers: the earliest
    10,000, or as many as `latest` says, the latest of them. `subject`: of one thing only. `kinds`: of these only; those of
    the chat and of broadcasts (`tally_started`, `tally_ended`, `moderated`, `broadcast_titled`, `broadcast_went_live`,
    `broadcast_ended`, `broadcast_planned`, `broadcast_chosen`, `key_taken`) are asked for by themselves, and counted apart. For
    the page before an answer, give the `wall_ms` of its earliest record as `to_ms` and the `number` of that as `before`.
    """

    from_ms: WallMs
    to_ms: WallMs
    subject: Word = ""
    kinds: Annotated[tuple[_RecordKind, ...], msgspec.Meta(max_length=40)] = ()
    latest: Annotated[int, msgspec.Meta(ge=1, le=JOURNAL_PAGE)] | None = None
    before: Annotated[int, msgspec.Meta(ge=1, le=2**53)] | None = None


@command("studio.quit", "machine")
class QuitStudio(Command, frozen=True, kw_only=True):
    """End the studio: what is on sale is closed in its shop, then the show ends, then every process.

    Asks while a product is on sale (subject: the product, for the show as well), else while a destination is active (subject:
    `air`).
    """

    confirm: Text | None = None

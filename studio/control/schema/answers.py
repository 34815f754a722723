"""What the desk answers to questions, and what its events tell: one struct for each that the window reads.

What becomes of an edit comes back as a patch of the state; these are told to whoever asks, or once to all.
`msgspec.convert(result, Findings)` reads one; what nothing is said of has its default.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from studio.control.schema.state.figures import FigurePart, FigureSet
from studio.control.schema.state.host import ChatRow
from studio.control.schema.state.machine import Proposal
from studio.values.sentences import Worded


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all answers. A field that a client does not know yet is passed over."""


class Refusal(Answer, frozen=True, kw_only=True):
    """Why something was refused, for programs: the code `confirm` asks for a call with `confirm` set to `subject`.

    `said`: code and fields of the sentence that says why."""

    code: str = ""
    subject: str | None = None
    said: dict[str, Any] | None = None


class Remarks(Answer, Worded, frozen=True, kw_only=True):
    """What to mind, beside an answer: sentences, nothing that forbids it."""

    worded: ClassVar[tuple[str, ...]] = ("remarks",)

    remarks: tuple[str, ...] = ()


class Added(Answer, frozen=True, kw_only=True):
    """The id of what a command has added; "" where it adds nothing."""

    id: str = ""


class Whole(Answer, frozen=True, kw_only=True):
    """The state as it is, as JSON by section."""

    revision: int
    state: dict[str, Any]


class Opened(Answer, Worded, frozen=True, kw_only=True):
    """A show that was opened: what there is to say about its file, if anything."""

    worded: ClassVar[tuple[str, ...]] = ("notice",)

    notice: str | None = None


class Kept(Answer, frozen=True, kw_only=True):
    """Whether a secret is in the keyring, or only in this studio until it ends."""

    kept: bool = False


class Finding(Answer, Worded, frozen=True):
    """One thing to look at before going on air."""

    id: str
    level: Literal["ok", "warn", "fail"]
    text: str


class Findings(Answer, frozen=True, kw_only=True):
    """What was found before going on air, in the order in which it is read."""

    findings: tuple[Finding, ...] = ()


class Device(Answer, frozen=True, kw_only=True):
    """A device by its stable id; `detail` tells those of one name apart."""

    id: str
    name: str = ""
    detail: str = ""


class Devices(Answer, frozen=True, kw_only=True):
    """What is plugged into this computer, and what it shows."""

    cameras: tuple[Device, ...] = ()
    microphones: tuple[Device, ...] = ()
    outputs: tuple[Device, ...] = ()
    screens: tuple[Device, ...] = ()
    windows: tuple[Device, ...] = ()


class MediaFacts(Answer, Worded, frozen=True, kw_only=True):
    """What a media file holds: 0 x 0 without a picture, None where its length is not known. `text`: why it cannot be told."""

    width: int = 0
    height: int = 0
    duration_s: float | None = None
    has_sound: bool = False
    text: str = ""


class Capacity(Answer, Worded, frozen=True, kw_only=True):
    """What this computer was measured to carry. `text`: why it could not be measured."""

    proposal: Proposal | None = None
    text: str = ""


class Trial(Answer, frozen=True, kw_only=True):
    """The source that a dialog looks at."""

    trial: str = ""


class JournalRecord(Answer, frozen=True, kw_only=True):
    """One thing that happened. `wall_ms`: UTC, ms since 1970; `subject`: the id of what it is about; `body`: JSON."""

    number: int
    wall_ms: int
    kind: str
    subject: str = ""
    body: str = ""


class JournalRecords(Answer, frozen=True, kw_only=True):
    """What the journal has of a time, in the order of the numbers."""

    records: tuple[JournalRecord, ...] = ()


class Rows(Answer, frozen=True, kw_only=True):
    """The latest messages of viewers, the newest last."""

    rows: tuple[ChatRow, ...] = ()


class FigureMark(Answer, frozen=True, kw_only=True):
    """What happened at a second of the show: a product was explained, launched, or sold out."""

    second: int
    kind: Literal["explain", "launch", "sold_out"]
    product: str


class FigureSeries(Answer, frozen=True, kw_only=True):
    """The show over time in steps of `step_s` from its first second on; each column has a value a step.

    `online`: the most who were there within the step, None where nobody told. `orders`, `units` and `gmv` (by currency): of what
    was sold in the step and stayed sold. `messages`: that viewers wrote, to ten seconds.
    """

    step_s: int = 10
    online: tuple[int | None, ...] = ()
    orders: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    gmv: dict[str, tuple[int, ...]] = {}
    messages: tuple[int, ...] = ()
    marks: tuple[FigureMark, ...] = ()


class SegmentFigures(Answer, frozen=True, kw_only=True):
    """The time in which a product was explained, until the next was. `ended_s` None: it still is. Seconds of the show."""

    product: str
    began_s: int
    ended_s: int | None = None
    figures: FigurePart = FigurePart()


class ProductFigures(Answer, frozen=True, kw_only=True):
    """What one product came to in the whole show. `conversion`: orders with it for each viewer of the show.

    `segments`: how often it was explained, `explained_s` how long in all.
    """

    product: str
    figures: FigureSet = FigureSet()
    segments: int = 0
    explained_s: int = 0


class ProductTable(Answer, frozen=True, kw_only=True):
    """Every product of which anything was ordered or explained; if wanted every time in which one was explained, oldest first."""

    products: tuple[ProductFigures, ...] = ()
    segments: tuple[SegmentFigures, ...] = ()


class AskedFigures(Answer, frozen=True, kw_only=True):
    """What was asked about one topic in the whole show.

    `people`: each once, as far as they were told apart (10,000 of a topic, anew after a restart of the desk). `answered`: how
    often; `waiting`: lines since the latest answer, or all.
    """

    lines: int = 0
    people: int = 0
    answered: int = 0
    waiting: int = 0


class FigureReport(Answer, frozen=True, kw_only=True):
    """All figures of a show: as a whole and by connection, by product, by segment, and over time; what viewers wrote
    (`messages` by connection) and asked (by topic)."""

    whole: FigurePart = FigurePart()
    products: tuple[ProductFigures, ...] = ()
    segments: tuple[SegmentFigures, ...] = ()
    series: FigureSeries = FigureSeries()
    messages: dict[str, int] = {}
    asked: dict[str, AskedFigures] = {}


# ---------------------------------------------------------------- events


class Chat(Answer, frozen=True, kw_only=True):
    """The event `chat`: what is new for the panel. `hidden`: messages since the last one that no row shows or counts."""

    rows: tuple[ChatRow, ...] = ()
    hidden: int = 0
    per_second: int = 0  # messages that came within the last second, before any were left out


class ChatHidden(Answer, frozen=True, kw_only=True):
    """The event `chat_hidden`: rows that a moderator took away, by id."""

    ids: tuple[str, ...] = ()


Deed = Literal["send", "reply", "hide", "mute", "unmute", "block", "unblock", "slow_mode", "pin", "unpin"]


class Moderated(Answer, Worded, frozen=True, kw_only=True):
    """The event `moderated`, and the body of the chat's records of that kind: what was done in a chat, and by whom.

    `by`: the client that asked; `chat`: what the operator calls the `connection`; `row`: the id of the row that it was about, or
    that was written; `viewer`: the key of who wrote that, `name` theirs. `seconds`: of a mute, of slow mode. `code`: "" where it
    was done, else it was refused, and `why`; `unknown`: nobody knows.
    """

    worded: ClassVar[tuple[str, ...]] = ("why",)

    deed: Deed
    by: str = ""
    connection: str = ""
    chat: str = ""
    row: str = ""
    viewer: str = ""
    name: str = ""
    text: str = ""
    seconds: int = 0
    code: str = ""
    why: str = ""


class CapacityProgress(Answer, frozen=True, kw_only=True):
    """The event `capacity_progress`: what is done of the measurement, 0..1."""

    share: float = 0.0

"""The computer, what it was measured to carry, the studio's folders, alarms, and the rehearsal on this computer."""

from __future__ import annotations

from typing import Any, Literal

from studio.control.schema.state.part import Part
from studio.control.schema.state.workers import Worker
from studio.values.sentences import Worded


class Proposal(Part, frozen=True, kw_only=True):
    """What this computer was measured to carry. `fits`: False where even that is too much."""

    width: int
    height: int
    rate_num: int = 30
    rate_den: int = 1
    preset: str = "veryfast"
    video_bps: int = 3_000_000
    fits: bool = True


class Machine(Part, frozen=True, kw_only=True):
    """Load of all processors, room for recordings (None: not known yet), whether a keyring answers, and what was measured."""

    cpu_percent: float | None = None
    disk_free_bytes: int | None = None
    keyring: bool | None = None
    proposal: dict[str, Any] | None = None


class Rehearsal(Part, frozen=True, kw_only=True):
    """The page on which a rehearsal is seen, "" while there is none."""

    url: str = ""


class CrowdAsked(Part, frozen=True, kw_only=True):
    """The crowd that was sent in last."""

    viewers: int = 200
    chat: str = "lively"
    buying: str = "eager"
    minutes: int = 5


class Crowd(Worker, frozen=True, kw_only=True):
    """Simulated viewers of the rehearsal: what they did stays when nobody is there any more."""

    state: str = "off"
    asked: CrowdAsked = CrowdAsked()


class Logs(Part, frozen=True, kw_only=True):
    """Folders: this session's logs, and those of the last ten that ended ("" where nothing can be kept)."""

    session: str = ""
    kept: str = ""


class KeptShow(Part, Worded, frozen=True, kw_only=True):
    """What is made of shows after them. `root`: the folder of all that are kept; `folder`: that of the show that was kept last.

    `report`: its report, "" while there is none. `progress`: how much of it is made, None while none is. `text`: what the
    operator is told of it, with the seal of the show's journal; `failed`: that it was not made.
    """

    root: str = ""
    folder: str = ""
    report: str = ""
    progress: float | None = None
    text: str = ""
    failed: bool = False


class Alarm(Part, Worded, frozen=True, kw_only=True):
    """What the operator must know now. It stands until its cause is gone."""

    id: str
    level: Literal["info", "warn", "fail"] = "warn"
    text: str = ""
    subject: str = ""

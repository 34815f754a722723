"""The tally of keywords: how many viewers wrote which."""

from __future__ import annotations

from studio.control.schema.state.part import Part


class TallyChoice(Part, frozen=True, kw_only=True):
    """One keyword, and how many viewers wrote it last."""

    keyword: str
    viewers: int = 0


class Tally(Part, frozen=True, kw_only=True):
    """`state`: running, ended, or "" when there is none. Times are monotonic ns; `ends_ns` None: by hand.

    Each viewer counts once, for the keyword written last. `messages` is how many they wrote. `unread` came meanwhile without
    their words, so that nobody knows what they said. `full`: further viewers found no room (a million are counted). `by`: the
    client that began it.
    """

    state: str = ""
    choices: tuple[TallyChoice, ...] = ()
    viewers: int = 0
    messages: int = 0
    unread: int = 0
    full: bool = False
    since_ns: int = 0
    ends_ns: int | None = None
    by: str = ""

"""What the host sees: a message of the desk, what was picked from the chat, and the words of the prompter."""

from __future__ import annotations

from studio.control.schema.state.part import Part


class ChatRow(Part, frozen=True, kw_only=True):
    """A message of viewers: `count` how often it was said, by `people`; `at_ms` the platform's wall clock."""

    id: str
    name: str = ""
    text: str = ""
    badges: tuple[str, ...] = ()
    at_ms: int = 0
    buyer: bool = False
    count: int = 1
    people: int = 1
    why: str = ""


class Prompter(Part, frozen=True, kw_only=True):
    """The words to be read out."""

    text: str = ""


class Host(Part, frozen=True, kw_only=True):
    """`message` is empty when the desk says nothing."""

    message: str = ""
    picked: tuple[ChatRow, ...] = ()
    prompter: Prompter = Prompter()

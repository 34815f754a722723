"""What the host sees: a message of the desk, what was picked from the chat, and the words of the prompter."""

from __future__ import annotations

from studio.control.schema.state.part import Part


class ChatRow(Part, frozen=True, kw_only=True):
    """One line of the chat: the first message of its text, and how many said the same.

    A row comes again, with the same `id`, when more have said it. `people` counts viewers, each once, up to 20,000; `at_ms` is
    the platform's wall clock. `late`: it came more than ten seconds later than its platform's messages do.
    """

    id: str  # PLATFORM:ID, one of its kind over all platforms
    name: str = ""
    text: str = ""
    badges: tuple[str, ...] = ()
    at_ms: int = 0
    buyer: bool = False
    count: int = 1
    people: int = 1
    why: str = ""  # of `studio.show.chat.Why`, in small letters
    late: bool = False
    watched: str = ""  # the term that the show is watched for


class Prompter(Part, frozen=True, kw_only=True):
    """The words to be read out."""

    text: str = ""


class Host(Part, frozen=True, kw_only=True):
    """`message` is empty when the desk says nothing."""

    message: str = ""
    picked: tuple[ChatRow, ...] = ()
    prompter: Prompter = Prompter()

"""Commands about what viewers ask, and about the process that looks at such lines again."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.control.schema.command import Command, command
from studio.control.schema.edit import Confirmed
from studio.values.fields import Word


@command("questions.answer", "chat")
class AnswerQuestions(Command, frozen=True, kw_only=True):
    """Answer a topic from what is known of the product on air, or with `text`; it counts as answered then.

    `to` the chats where it was asked lately and that can be written to (else all of those), in the show's name: asks before it
    writes, the subject is their names and the text (NAME, NAME: TEXT), so that what changed meanwhile is asked again; where one
    of them refused it before, only there. Or to the host as the desk's message, or below the words of the prompter. Answers with
    the `text`. Refused where nothing is known (`no_answer`): a price is only what its shop confirms."""

    topic: Word
    to: Literal["chat", "host", "prompter"] = "chat"
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=500)] | None = None
    confirm: Confirmed = None


@command("questions.answered", "chat")
class MarkAnswered(Command, frozen=True, kw_only=True):
    """Say that a topic was answered, by word of mouth or elsewhere."""

    topic: Word


@command("hints.restart", "chat")
class RestartHints(Command, frozen=True, kw_only=True):
    """Start the process `hints` anew, also after a third failure.

    Refused while there is none (`not_found`): it begins with the first line that needs it, where the extra is installed.
    """

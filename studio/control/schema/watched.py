"""The command that says which words a show is watched for."""

from __future__ import annotations

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand


@command("watched.update", "chat")
class UpdateWatchedWords(EditCommand, frozen=True, kw_only=True):
    """Choose lists (`packs`, by the names that the section `watched_words` has) and the operator's own `terms`; terms of
    the lists that are named in `without` do not count.

    What has one of them is marked, and never held back: messages of viewers, products, cards."""

    set: Object

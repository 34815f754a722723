"""Which words the show is watched for: watched.update."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.watched import UpdateWatchedWords
from studio.document.model import Show
from studio.show.edits.basis import Commands, Edit, changed


def update_watched(show: Show, p: UpdateWatchedWords) -> Edit:
    """Terms and packs that are named twice are kept once."""
    watched = changed(show.watched, p.set)
    lists = {name: tuple(dict.fromkeys(getattr(watched, name))) for name in ("packs", "terms", "without")}
    watched = replace(watched, **lists)
    return Edit(show=replace(show, watched=watched), label="Change watched words")


COMMANDS: Commands = {UpdateWatchedWords: update_watched}

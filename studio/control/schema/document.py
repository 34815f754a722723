"""Commands about the show's file, its undo, and what belongs to the whole show."""

from __future__ import annotations

import msgspec

from studio.control.schema.command import Command, command
from studio.control.schema.edit import Confirmed, EditCommand
from studio.values.fields import Id, Name, PathFromOutside, Text, Word
from studio.values.look import CardLanguage


@command("show.new", "document")
class NewShow(Command, frozen=True, kw_only=True):
    """Begin a new show. `language`: what its cards speak (None: the system's).

    Refused while on air or while a product is on sale; asks while a sale is still being put back.
    """

    language: CardLanguage | None = None
    confirm: Text | None = None


@command("show.open", "document")
class OpenShow(Command, frozen=True, kw_only=True):
    """Open a show's file; answers with a `notice`, or null. Refused and asking as `show.new`."""

    path: PathFromOutside
    confirm: Text | None = None


@command("show.save", "document")
class SaveShow(Command, frozen=True, kw_only=True):
    """Write the show to its file."""


@command("show.save_as", "document")
class SaveShowAs(Command, frozen=True, kw_only=True):
    """Write the show to another file, which is its own from then on. `path`: absolute, ends in `.json`."""

    path: PathFromOutside


@command("edit.undo", "document")
class Undo(Command, frozen=True, kw_only=True):
    """Take the last edit back."""

    confirm: Confirmed = None


@command("edit.redo", "document")
class Redo(Command, frozen=True, kw_only=True):
    """Do the edit again that was taken back last."""

    confirm: Confirmed = None


@command("show.rename", "document")
class RenameShow(EditCommand, frozen=True, kw_only=True):
    """Give the show another name."""

    name: Name


class ShowChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `show.update` can change."""

    panic_source: Id | None


@command("show.update", "document")
class UpdateShow(EditCommand, frozen=True, kw_only=True):
    """Change what belongs to the whole show: `panic_source`, a source's id, or null for the built-in slate and silence."""

    set: ShowChange


@command("hotkey.set", "document")
class SetHotkey(EditCommand, frozen=True, kw_only=True):
    """Bind keys to an action: in Qt's portable form ("Ctrl+1"); null takes them away.

    Return, Enter, Esc and Tab only with Ctrl, Alt or Meta.
    """

    action: Word
    keys: Word | None

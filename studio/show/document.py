"""The show as a file's bytes: reading with words that name what is wrong, writing in a stable order.

Knows no disk; `studio.desk.store` does. Paths in a document are relative to the document's folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from studio.document import model
from studio.document.products import Product
from studio.kinds import picture_filters, sound_filters, sources, targets
from studio.show import places, words
from studio.show.checks import validate
from studio.show.migrations import MIGRATIONS
from studio.show.undo_history import Entry, UndoHistory, foreign_journal, replay, replay_tree
from studio.values.errors import BadShowError
from studio.words import complaints
from studio.words import files as says

__all__ = [
    "MIGRATIONS",
    "absolute_path",
    "is_url",
    "item_with_files",
    "parse",
    "parse_edited",
    "resolve_paths",
    "to_json",
    "validate",
]

MAX_BYTES = 32 << 20


# Fields that came without a new format, with what they are where nothing is set: left out then, so that a show without them is
# written as it was before them.
_LATER: dict[str, dict[str, object]] = {
    "strips": {"filters": ()},
    "encodings": {"profile": "high", "audio_codec": "aac"},
}


def parse(data: bytes) -> model.Show:
    """The show that a document holds.

    Raises:
        BadShowError: code `not_a_show` (no JSON, or no show at all), `newer_show` (a newer program wrote it) or
            `invalid_show` (the text names line and place).
    """
    tree = _migrated(_tree(data))
    try:
        show = msgspec.convert(tree, model.Show)
        validate(show)
    except msgspec.ValidationError as error:
        raise BadShowError("invalid_show", _with_line(data, words.explain(error, tree, model.Show))) from error
    except BadShowError as error:
        raise BadShowError(error.code, _with_line(data, error.text), error.subject) from error
    return show


def parse_edited(data: bytes, entries: Sequence[Entry]) -> tuple[model.Show, UndoHistory, bool]:
    """The show that a document holds after the edits of its journal, with its undo history; and whether it is of this format.

    Edits are of the format of their show: they are gone through in that one, and the whole becomes one of today afterwards. A
    journal of an older format cannot be continued.

    Raises:
        BadShowError: as `parse`.
        RefusedError: the edits do not belong to this show.
    """
    show, tree = parse(data), _tree(data)
    if tree["format"] == model.FORMAT:
        return *replay(show, entries), True
    try:
        edited, _ = replay_tree(tree, entries)
        return msgspec.convert(_migrated(edited), model.Show), UndoHistory(), False
    except msgspec.ValidationError as error:
        raise foreign_journal() from error


def _with_line(data: bytes, complaint: str) -> str:
    """The complaint, which begins with the place, and the line of that place in the file."""
    line = places.line_of(data.decode(errors="replace").removeprefix("\ufeff"), complaint.partition(": ")[0])
    return complaint if line is None else complaints.in_line(line=line, complaint=complaint)


def to_json(show: model.Show) -> bytes:
    """The document: indented JSON, fields in the model's order, so that two versions compare line by line."""
    tree = msgspec.to_builtins(show)
    if show.watched == model.Show().watched:
        del tree["watched"]  # came without a new format as well
    for part, fields in _LATER.items():
        for row in tree[part]:
            for field, plain in fields.items():
                if row[field] == plain:
                    del row[field]
    return msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"


FileSettings = Callable[[model.Overlay], Collection[str]]


def resolve_paths(show: model.Show, folder: Path, file_settings: FileSettings = lambda overlay: ()) -> model.Show:
    """The show with relative paths made absolute against `folder`, and `~` expanded: what workers are given.

    `file_settings` says which settings of a card are files (its plugin's schema knows). Products and cards that name no
    relative path are shared with `show`.
    """

    def absolute(path: str) -> str:
        return absolute_path(path, str(folder)) if path else path

    def product(one: Product) -> Product:
        pictures = tuple(picture if is_url(picture) else absolute(picture) for picture in one.pictures)
        return one if pictures == one.pictures else _replaced(one, pictures=pictures)

    def overlay(one: model.Overlay) -> model.Overlay:
        files = {name: one.settings.get(name) for name in file_settings(one)}
        found = {name: absolute(file) for name, file in files.items() if isinstance(file, str) and not is_url(file)}
        return _replaced(one, settings=one.settings | found) if found else one

    def source(one: model.Source) -> model.Source:
        given = sources.FAMILY.with_files(one.input, absolute)
        return one if given is one.input else _replaced(one, input=given)

    def destination(one: model.Destination) -> model.Destination:
        target = targets.FAMILY.with_files(one.target, absolute)
        return one if target is one.target else _replaced(one, target=target)

    def layouts(one: model.Scene | model.Lane) -> Any:
        found = {canvas: tuple(item_with_files(item, absolute) for item in items) for canvas, items in one.layouts.items()}
        return one if found == one.layouts else _replaced(one, layouts=found)

    def strip(one: model.Strip) -> model.Strip:
        filters = tuple(sound_filters.FAMILY.with_files(each, absolute) for each in one.filters)
        return one if filters == one.filters else _replaced(one, filters=filters)

    return _replaced(
        show,
        sources=tuple(source(one) for one in show.sources),
        scenes=tuple(layouts(one) for one in show.scenes),
        lanes=tuple(layouts(one) for one in show.lanes),
        strips=tuple(strip(one) for one in show.strips),
        destinations=tuple(destination(one) for one in show.destinations),
        products=tuple(product(one) for one in show.products),
        overlays=tuple(overlay(one) for one in show.overlays),
    )


def item_with_files(item: model.Item, absolute: Callable[[str], str]) -> model.Item:
    """An item with the files of its filters made absolute; the same object where none changes."""
    filters = tuple(picture_filters.FAMILY.with_files(one, absolute) for one in item.filters)
    return item if filters == item.filters else _replaced(item, filters=filters)


def is_url(path: str) -> bool:
    """Whether a product's picture lies on the web and not on a disk."""
    return path.lower().startswith(("http://", "https://"))


@lru_cache(maxsize=8192)  # some pictures for each of five hundred products, after every edit
def absolute_path(path: str, folder: str) -> str:
    """A path of a document that lies in `folder`."""
    return os.path.normpath(os.path.join(folder, os.path.expanduser(path)))


_replaced = msgspec.structs.replace


def _tree(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise BadShowError("not_a_show", says.too_large(size=MAX_BYTES >> 20))
    if not data.strip(b"\0 \t\r\n"):
        raise BadShowError("not_a_show", says.empty())
    try:
        tree = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadShowError("not_a_show", _in_column(data, says.not_json(why=str(error)))) from error
    if not isinstance(tree, dict):
        raise BadShowError("not_a_show", says.not_our_json())
    return tree


def _in_column(data: bytes, complaint: str) -> str:
    """The complaint with the place where a text stops being JSON, where somebody can say."""
    try:
        json.loads(data)
    except json.JSONDecodeError as error:
        return complaints.in_column(line=error.lineno, column=error.colno, complaint=complaint)
    except (UnicodeDecodeError, RecursionError):
        pass
    return complaint


def _migrated(tree: dict[str, Any]) -> dict[str, Any]:
    number = tree.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise BadShowError("not_a_show", says.no_format())
    if number > model.FORMAT:
        raise BadShowError(
            "newer_show",
            says.newer(number=number, known=model.FORMAT),
        )
    while number < model.FORMAT:
        tree = MIGRATIONS[number](tree)
        number += 1
    return tree

"""The show as a file's bytes: reading with words that name what is wrong, writing in a stable order.

Knows no disk; `studio.desk.store` does. Paths in a document are relative to the document's folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from studio.document import model
from studio.document.products import Product
from studio.kinds import inputs, picture_filters, sound_filters, targets
from studio.show import places, words
from studio.show.checks import validate
from studio.values.errors import BadShowError
from studio.words import complaints
from studio.words import files as says

__all__ = ["MIGRATIONS", "absolute_path", "is_url", "item_with_files", "parse", "resolve_paths", "to_json", "validate"]

MAX_BYTES = 32 << 20

# Format number -> the function that turns a document of that format into one of the next.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda tree: tree | {"format": 2},  # products and overlays came; what was there stayed as it was
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


def _with_line(data: bytes, complaint: str) -> str:
    """The complaint, which begins with the place, and the line of that place in the file."""
    line = places.line_of(data.decode(errors="replace").removeprefix("\ufeff"), complaint.partition(": ")[0])
    return complaint if line is None else complaints.in_line(line=line, complaint=complaint)


def to_json(show: model.Show) -> bytes:
    """The document: indented JSON, fields in the model's order, so that two versions compare line by line."""
    tree = msgspec.to_builtins(show)
    for strip in tree["strips"]:
        if not strip["filters"]:
            del strip["filters"]  # a show without any is still one for studios that know none
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
        if isinstance(one.input, inputs.MediaFile):
            return _replaced(one, input=_replaced(one.input, path=absolute(one.input.path)))
        if isinstance(one.input, inputs.Image):
            return _replaced(one, input=_replaced(one.input, paths=tuple(absolute(path) for path in one.input.paths)))
        return one

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

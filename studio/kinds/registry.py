"""Kinds of things that a show names and a worker makes: each is one folder, found by looking into its family's package.

A folder has a declared part, `__init__.py`: the settings as a struct of the document and `KIND`, which says what the window
calls it; it imports nothing heavy. Its working part, `working.py`, is imported only in the process that works with it, when a
plan or spec first names the kind. Folder, tag of the settings and name of the kind are one word.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union

import msgspec

from studio.values.fields import Value
from studio.values.sentences import Template

if TYPE_CHECKING:
    from studio.kinds.settings_fields import Field

V = TypeVar("V", bound=Value)


def _nothing_wrong(_settings: Any) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a kind declares about itself. Families with more to say have a subclass of it.

    `title` and `help` are English and translated by the window. `order` is its place in menus. `check`, of filters alone, looks
    at settings with absolute paths, files among them, and says in a sentence what is wrong; it may take as long as the disk does,
    and runs on a thread of the desk. `says`: the templates of the sentences that `check` and the working part say.
    """

    settings: type[Value]
    title: str
    help: str = ""
    order: int = 100
    check: Callable[[Any], str | None] = _nothing_wrong
    says: tuple[Template, ...] = ()

    @property
    def name(self) -> str:
        """The word for it in documents: the tag of its settings."""
        return str(self.settings.__struct_config__.tag)


class Family(Generic[V]):
    """The kinds of one sort: every folder of `package` that has a `KIND`. Settings extend `base`, whose own fields no form shows.

    Raises:
        TypeError: a folder declares no kind, settings that are not the family's, or a name other than its own.
    """

    def __init__(self, package: str, base: type[V], kind: type[Kind] = Kind) -> None:
        self.package, self.base = package, base
        found = [self._declared(name, kind) for name in _folders(package)]
        self.kinds: dict[str, Kind] = {
            declared.name: declared for declared in sorted(found, key=lambda declared: (declared.order, declared.name))
        }
        self._fields: dict[str, tuple[Field, ...]] = {}

    def _declared(self, folder: str, wanted: type[Kind]) -> Kind:
        kind = getattr(importlib.import_module(f"{self.package}.{folder}"), "KIND", None)
        if not isinstance(kind, wanted):
            raise TypeError(f"{self.package}.{folder} declares no KIND of type {wanted.__name__}")
        if not issubclass(kind.settings, self.base) or kind.name != folder:
            raise TypeError(f"{self.package}.{folder}: its settings extend {self.base.__name__} and have the tag '{folder}'")
        return kind

    def union(self) -> Any:
        """Make the type of any settings of the family, for the document: told apart by their tags."""
        return Union[tuple(kind.settings for kind in self.kinds.values())]  # noqa: UP007

    def of(self, settings: V) -> Kind:
        """Return the kind that the settings belong to."""
        return self.kinds[str(type(settings).__struct_config__.tag)]

    def fields(self, name: str) -> tuple[Field, ...]:
        """List what can be set of the kind, in the order of a form."""
        if name not in self._fields:
            from studio.kinds.settings_fields import fields_of  # most processes draw no forms and name no files

            self._fields[name] = fields_of(self.kinds[name].settings, frozenset(self.base.__struct_fields__))
        return self._fields[name]

    def working(self, name: str) -> ModuleType:
        """Import the working part of a kind and return it. Nothing else in the studio imports one."""
        return importlib.import_module(f"{self.package}.{name}.working")

    def with_files(self, settings: V, absolute: Callable[[str], str]) -> V:
        """Return the settings with every path among them made absolute; the same object where none changes."""
        changes: dict[str, Any] = {}
        for field in self.fields(self.of(settings).name):
            given = getattr(settings, field.name)
            if field.form in ("file", "folder") and given:
                changes[field.name] = absolute(given)
            elif field.form == "files":
                changes[field.name] = tuple(absolute(path) if path else path for path in given)
        changes = {name: path for name, path in changes.items() if path != getattr(settings, name)}
        return msgspec.structs.replace(settings, **changes) if changes else settings

    def words(self) -> Iterator[str]:
        """List every English word that the window shows of the family, to be translated."""
        for kind in self.kinds.values():
            yield from (text for text in (kind.title, kind.help) if text)
            for field in self.fields(kind.name):
                yield from (text for text in (field.title, field.help, *field.choices.values()) if text)

    def sentences(self) -> Iterator[Template]:
        """List every sentence that its checks and working parts say, to be translated."""
        for kind in self.kinds.values():
            yield from kind.says


def _folders(package: str) -> list[str]:
    found = pkgutil.iter_modules(sys.modules[package].__path__)
    shared = "working"  # what the kinds' working parts share
    return sorted(module.name for module in found if module.ispkg and module.name != shared)

"""Packs of watched words, as files hold them: terms in groups, and phrases in which they are harmless."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Annotated

import msgspec

from studio.document.watched import Term, WatchedWords
from studio.show.watched.finder import Finder
from studio.show.watched.folding import alike
from studio.values.errors import OperatorError
from studio.values.own_words import Named
from studio.words import watched as says

_Phrases = Annotated[tuple[Term, ...], msgspec.Meta(max_length=10_000)]


class Pack(Named, frozen=True, kw_only=True):
    """`title` names it, `region` is where it counts ("" everywhere), `terms` by what they are. In `harmless` phrases no term
    counts."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    region: Annotated[str, msgspec.Meta(max_length=8)] = ""
    terms: Annotated[dict[str, _Phrases], msgspec.Meta(min_length=1)]
    harmless: _Phrases = ()

    @property
    def all_terms(self) -> tuple[str, ...]:
        """The terms of all groups."""
        return tuple(term for terms in self.terms.values() for term in terms)


def parse(name: str, data: bytes) -> Pack:
    """A pack's file.

    Raises:
        OperatorError: it is no such file. The text names the place.
    """
    try:
        pack = msgspec.convert(tomllib.loads(data.decode()), Pack)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise OperatorError("bad_pack", says.bad_pack(name=name, reason=str(error)), name) from error
    if wrong := pack.wrong_words():
        raise OperatorError("bad_pack", says.bad_pack(name=name, reason=wrong[0]), name)
    return pack


def finder_for(packs: Mapping[str, Pack], wanted: WatchedWords) -> Finder:
    """What finds the operator's own terms, and those of the chosen packs that are not left out.

    A pack that is not there is passed over.
    """
    there = [packs[name] for name in wanted.packs if name in packs]
    terms = [term for pack in there for term in pack.all_terms]
    if without := {alike(term) for term in wanted.without}:
        terms = [term for term in terms if alike(term) not in without]
    return Finder([*wanted.terms, *terms], [phrase for pack in there for phrase in pack.harmless])

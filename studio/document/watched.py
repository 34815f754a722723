"""Which words a show is watched for."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.values.fields import Id, Value

MAX_OWN_TERMS = 2_000

Term = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class WatchedWords(Value, frozen=True, kw_only=True):
    """`packs`: names of files of terms that come with the studio; `terms`: the operator's own; `without`: terms of the packs
    that do not count in this show.
    """

    packs: Annotated[tuple[Id, ...], msgspec.Meta(max_length=50)] = ()
    terms: Annotated[tuple[Term, ...], msgspec.Meta(max_length=MAX_OWN_TERMS)] = ()
    without: Annotated[tuple[Term, ...], msgspec.Meta(max_length=MAX_OWN_TERMS)] = ()

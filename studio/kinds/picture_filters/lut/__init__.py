"""LUT: colours by a table from a .cube file."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.picture_filters.base import PictureFilter
from studio.kinds.picture_filters.lut import sentences
from studio.kinds.registry import Kind
from studio.values.fields import FilePath, Fraction


class Lut(PictureFilter, frozen=True, kw_only=True, tag="lut"):
    """Every colour becomes the one that the table in `file` says; `amount` of it, the rest as it was. No file: no change."""

    file: Annotated[FilePath, Meta(title="File", extra={"file": "*.cube"})] = ""
    amount: Annotated[Fraction, Meta(title="Amount")] = 1.0


def check(settings: Lut) -> str | None:
    """What is wrong with the file."""
    if not settings.file:
        return sentences.not_chosen()
    from studio.kinds.picture_filters.lut import cube  # only where a file is looked at

    try:
        cube.read(settings.file)
    except cube.CubeError as error:
        return error.text
    return None


KIND = Kind(
    settings=Lut,
    title="LUT",
    help="Colours by a table from a .cube file.",
    order=30,
    check=check,
    says=sentences.ALL,
)

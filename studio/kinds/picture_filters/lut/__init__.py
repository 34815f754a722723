"""LUT: colours by a table from a .cube file."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.picture_filters.base import PictureFilter
from studio.kinds.picture_filters.lut import cube
from studio.kinds.registry import Kind
from studio.values.fields import FilePath, Fraction

_NO_FILE = "Choose a .cube file for the LUT, or remove the filter."


class Lut(PictureFilter, frozen=True, kw_only=True, tag="lut"):
    """Every colour becomes the one that the table in `file` says; `amount` of it, the rest as it was. No file: no change."""

    file: Annotated[FilePath, Meta(title="File", extra={"file": "*.cube"})] = ""
    amount: Annotated[Fraction, Meta(title="Amount")] = 1.0


def check(settings: Lut) -> str | None:
    """What is wrong with the file."""
    if not settings.file:
        return _NO_FILE
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
    says=(_NO_FILE, *cube.SENTENCES),
)

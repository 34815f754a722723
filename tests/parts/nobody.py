"""A studio of a user that may write nowhere but in its own folder, so that no command can do harm to the computer it is tried on.

Tests run as root: the studio then runs as `nobody`, with the one right to read what it needs to start. Whoever is not root
already may write little.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts.studio import Studio

NOBODY = 65534


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that `nobody` can reach: those of pytest are for their owner alone."""
    with tempfile.TemporaryDirectory(prefix="nobody-") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder) / "run"


class NobodysStudio(Studio):
    """As `Studio`; everything in `folder` becomes `nobody`'s."""

    def __init__(self, folder: Path, *arguments: object, **environment: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            setpriv = shutil.which("setpriv")
            if setpriv is None:
                pytest.skip("setpriv is not on this system")
            reads = "+dac_read_search"  # the interpreter may lie in root's own folder
            self.before = (
                *(setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
                *(f"--inh-caps={reads}", f"--ambient-caps={reads}"),
            )
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        super().__init__(folder, *arguments, PYTHONDONTWRITEBYTECODE="1", TMPDIR=str(folder), **environment)

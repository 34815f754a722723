"""The maps of the rules of selling, of the desk's part of it, and of the figures: every module has its line."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from studio.desk import selling as desk
from studio.show import figures, selling
from studio.show.selling import launch


@pytest.mark.parametrize("package", [selling, launch, desk, figures], ids=lambda package: package.__name__)
def test_every_module_has_its_line(package: ModuleType) -> None:
    (folder,) = package.__path__
    there = {path.stem for path in Path(folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert package.__doc__ is not None
    named = set(re.findall(r"\w+", package.__doc__))
    assert there - {"__init__"} <= named

"""docs/control.md names every method there is, and none that is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from studio.desk import methods

_OWN = {"hello", "subscribe", "snapshot"}


def test_every_method_is_documented() -> None:
    text = (Path(__file__).parents[3] / "docs" / "control.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_.]+)` \|", text, re.MULTILINE))
    table = methods.build(cast("Any", None))
    assert documented == set(table.names()) | _OWN

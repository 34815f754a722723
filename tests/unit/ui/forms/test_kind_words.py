"""The words of kinds get to the translators: the module that lists them is what the kinds declare."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from studio.kinds.families import FAMILIES
from studio.kinds.registry import Family
from ui.forms import collecting, kind_words

LISTED = Path(kind_words.__file__)


def test_the_list_is_what_the_kinds_declare() -> None:
    said = "run: python -m ui.forms.collecting ui/forms/kind_words.py"
    assert LISTED.read_text(encoding="utf-8") == collecting.collected(), said


def test_every_family_is_listed() -> None:
    from studio.kinds import picture_filters, sound_filters, targets, transitions

    assert set(FAMILIES) >= {picture_filters.FAMILY, sound_filters.FAMILY, targets.FAMILY, transitions.FAMILY}
    assert all(isinstance(family, Family) for family in FAMILIES)

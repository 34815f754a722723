"""The objects that Qt's bindings use up have references for a show of any length."""

from __future__ import annotations

import sys

import pytest
from cards import immortals


@pytest.mark.parametrize("single", [None, True, False])
def test_they_last(single: object) -> None:
    immortals.keep()
    assert sys.getrefcount(single) > 1 << 28  # the count of PEP 683's immortals lies above it as well

"""Ids of screens; what is asked of a real server is tested in tests/integration."""

from __future__ import annotations

import pytest

from studio.media.devices import x11
from studio.media.devices.x11 import Box


@pytest.mark.parametrize(
    ("screen", "name", "box"),
    [
        (":0", ":0", None),
        (":0@1920x1080+0+0", ":0", Box(0, 0, 1920, 1080)),
        ("far:1.0@800x600+1920+-200", "far:1.0", Box(1920, -200, 800, 600)),
    ],
)
def test_a_monitors_id_names_its_display_and_place(screen: str, name: str, box: Box | None) -> None:
    assert (x11.display_name(screen), x11.monitor_box(screen)) == (name, box)


def test_an_empty_id_is_the_display_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    assert x11.display_name("") == ":7"


def test_without_a_display_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert x11.screens() == []
    assert x11.windows() == []
    assert x11.root_box("") is None
    assert x11.root_box(":9999") is None

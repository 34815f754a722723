"""What is read can be read: every word's colour on every ground it stands on, in the style sheet and in what is painted."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from studio.control.schema.air import StopShow

pytest.importorskip("PySide6")

from tests.parts.desk_thread import DeskThread
from ui.theme import colours
from ui.theme.ink import ink_on
from ui.window import MainWindow

Until = Callable[..., None]
SHEET = (Path(colours.__file__).parent / "nightmarket.qss").read_text(encoding="utf-8")
UI = Path(colours.__file__).parents[1]
READ, SEEN = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for icons, lamps and frames

GROUNDS = ("BASE", "PANEL", "RAISED", "HOVER", "PRESSED", "FIELD", "PICTURE_OFF")
WORDS = ("TEXT", "TEXT_DIM", "TEXT_FAINT", "ACCENT", "ON_AIR", "WARN", "OK")
PLATES = ("ON_AIR_DARK", "ON_AIR_HOVER", "OK_DARK", "OK_HOVER", "ACCENT_DARK")  # under TEXT
LAMPS = ("WARN", "ACCENT", "OK", "ON_AIR")  # under BASE
FRAMES = ("ON_AIR_FRAME", "OK", "ACCENT", "GUIDE", "METER_LOW", "METER_MIDDLE", "METER_HIGH")
LINES = {"LINE", "ON_AIR_DARK"}  # what separates, or frames a program that is off air: never the only sign


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def named(name: str) -> str:
    value = getattr(colours, name)
    assert isinstance(value, str)
    return value


@pytest.mark.parametrize(
    ("word", "ground"), [*product(WORDS, GROUNDS), *(("TEXT", plate) for plate in PLATES), *(("BASE", lamp) for lamp in LAMPS)]
)
def test_words_can_be_read(word: str, ground: str) -> None:
    assert contrast(named(word), named(ground)) >= READ


@pytest.mark.parametrize(("frame", "ground"), list(product(FRAMES, ("BASE", "PANEL", "FIELD", "PICTURE_OFF"))))
def test_frames_and_meters_can_be_seen(frame: str, ground: str) -> None:
    assert contrast(named(frame), named(ground)) >= SEEN


@pytest.mark.parametrize("word", ["TEXT", "WARN"])
def test_words_over_the_whitest_picture(word: str) -> None:
    white = round(255 * (1 - colours.SHADE / 255))
    assert contrast(named(word), f"#{white:02x}{white:02x}{white:02x}") >= READ


def rules() -> list[tuple[str, dict[str, str]]]:
    """Every rule of the style sheet: its selector, and its colours by property."""
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", SHEET, flags=re.S)):
        colour = {name.strip(): word for name, word in re.findall(r"([\w-]+)\s*:\s*@(\w+)@\s*;", body)}
        found.append((selector.strip(), colour))
    return found


def test_every_pair_of_the_style_sheet_is_one_of_those() -> None:
    """So that no rule brings a pair that is looked at nowhere above."""
    strange = []
    for selector, colour in rules():
        ground, word = colour.get("background"), colour.get("color", "TEXT")
        if "background" not in colour and "color" not in colour:
            continue
        allowed = (
            (ground is None and word in (*WORDS, "BASE"))
            or (ground in GROUNDS and word in WORDS)
            or (ground in PLATES and word == "TEXT")
            or (ground in LAMPS and word == "BASE")
        )
        wordless = any(part in selector for part in ("::", "QScrollBar", "separator"))
        if not allowed and not wordless:
            strange.append((selector, ground, word))
    assert strange == []


def test_every_colour_that_is_painted_with_is_one_of_those() -> None:
    known = {*GROUNDS, *WORDS, *PLATES, *FRAMES, *LINES, "SHADE"}
    used = {name for path in UI.rglob("*.py") for name in re.findall(r"\bcolours\.([A-Z_]+)", path.read_text(encoding="utf-8"))}
    assert used <= known


@pytest.mark.expect_warnings  # sinks that take their time to end are killed in the end
def test_the_lamp_of_the_show_can_be_read(window: MainWindow, desk: DeskThread, until: Until, subtests: pytest.Subtests) -> None:
    sinks = ("sink.rehearsal", "sink.shop", "sink.phones")

    def be(state: str) -> None:
        """The show goes on to this state, from the one before it."""
        for sink in sinks if state in ("starting", "on") else ():
            desk.processes.says(sink, "connecting" if state == "starting" else "live")
        if state == "starting":
            desk.call("air.start")
        elif state == "stopping":
            desk.processes.lingers(*sinks)
            window.room.desk.command(StopShow())

    for state in ("off", "starting", "on", "stopping"):
        with subtests.test(state=state):
            be(state)
            until(lambda state=state: window.room.store.state.air.state == state)
            ground, ink = re.findall(r"#[0-9a-f]{6}", window.panel("golive")._badge.styleSheet())
            assert contrast(ink, ground) >= READ


def test_words_on_a_colour_that_somebody_chose_can_be_read() -> None:
    steps = range(0, 256, 15)
    for red, green, blue in product(steps, steps, steps):
        ground = f"#{red:02x}{green:02x}{blue:02x}"
        assert contrast(ink_on(ground), ground) >= READ, ground


def test_styles_within_the_code_have_pairs_of_those_too() -> None:
    """Where a ground is chosen as the program runs, its ink is as well: those are tested above."""
    fixed = re.compile(r"background: \{colours\.(\w+)\};(?:[^\"]|\"\s*f?\")*?[ \"]color: \{colours\.(\w+)\}")
    chosen = re.compile(r"background: \{(?!colours\.)")
    pairs, free = set[tuple[str, str]](), set[str]()
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        pairs |= set(fixed.findall(text))
        free |= {path.name} if chosen.search(text) else set()
    assert pairs
    assert pairs <= {*product(GROUNDS, WORDS), *((plate, "TEXT") for plate in PLATES), *((lamp, "BASE") for lamp in LAMPS)}
    assert free == {"area.py", "kind_form.py", "settings_form.py"}

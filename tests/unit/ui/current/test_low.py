"""The area of the product on air in a low window: what launches and ends a sale safely is seen without scrolling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from studio.control.schema.selling import ArmLaunch

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import resize
from ui import language
from ui.window import MainWindow

Until = Callable[..., None]


@pytest.fixture(params=["en", "zh_CN"])
def spoken(application: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """The language that the window is built in."""
    installed = language.install(application, request.param)
    yield request.param
    language.remove(application, installed)


def _go_on_to(window: MainWindow, desk: DeskThread, until: Until, phase: str) -> None:
    """From an open sale to one that closes and does not come to its end, and from there to the next launch."""
    if phase == "closing":
        desk.shop.hangs("open_link")
        desk.call("launch.abort")
    elif phase == "armed":
        desk.shop.goes_on()
        until(lambda: not window.panel("current").deeds.phase() and window.panel("current").arm.isEnabled())
        window.room.desk.command(ArmLaunch(product="p3", timed_to="rehearsal", lead_ms=1400))
    until(lambda: window.panel("current").deeds.phase() == phase)


def _is_whole(widget: QWidget, window: MainWindow) -> bool:
    """The widget's whole rectangle is inside of everything that could cut it."""
    holder = widget.parentWidget()
    while holder is not None and holder is not window.parentWidget():
        if not holder.rect().contains(QRect(widget.mapTo(holder, QPoint()), widget.size())) and not _scrolls(holder):
            return False
        holder = holder.parentWidget()
    cut = isinstance(widget, QLabel) and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width())
    return widget.isVisible() and not cut


def _scrolls(holder: QWidget) -> bool:
    return holder.objectName() == "scrolled"  # as tall as what is in it; the viewport around it cuts


def test_what_launches_and_ends_safely_is_seen_whole_in_a_low_window(
    spoken: str, selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    """A screen of 1920 x 1080 at scale 2 has 960 x 540."""
    for phase, size in product(("open", "closing", "armed"), ((960, 540), (1366, 768))):
        with subtests.test(phase=phase, size=size):
            if selling_window.panel("current").deeds.phase() != phase:
                _go_on_to(selling_window, selling_desk, until, phase)
            until(lambda phase=phase: _follows(selling_window, phase))
            resize(selling_window, size, until)
            until(lambda: not _cut(selling_window), seen=lambda: _cut(selling_window))
            assert phase != "armed" or _reads_back(selling_window)


def _follows(window: MainWindow, phase: str) -> bool:
    """Whether the area, which follows at its own pace, shows this phase."""
    area = window.panel("current")
    return area.facts.ring.reading().moving == (phase == "open") and area.launch.isEnabled() == (phase == "armed")


def _cut(selling_window: MainWindow) -> list[str]:
    """What is not seen whole."""
    area = selling_window.panel("current")
    facts = area.facts
    seen = {"name": facts.name, "price": facts.price, "ring": facts.ring, "state": area.state, "read-back": facts.words}
    seen |= {"stock": facts.stock, "sold": facts.sold, "unpaid": facts.held}
    seen |= {"launch": area.launch, "arm": area.arm, "end": area.end, "next": area.next, "restock": area.restock}
    return [name for name, widget in seen.items() if not _is_whole(widget, selling_window)] + ["words"] * (not facts.words.text())


def _reads_back(window: MainWindow) -> bool:
    """The price that will be asked is there, in whichever line, and so are the units and the viewers' delay."""
    facts = window.panel("current").facts
    return facts.price.text() == "¥40" and "79" in facts.words.text() and "1.4" in facts.words.text()

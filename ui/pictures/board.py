"""Collects which pictures the window shows, at which size, and asks the desk for them: seldom, and all at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from studio.control.schema.stage import SetViews, ViewWish
from studio.control.schema.state import State
from ui.client import Desk

_QUIET_MS = 60  # what is asked for in one breath is asked for at once: a layout settles, a border is dragged
_LATEST_MS = 150  # and no later than this after the first of it, whatever else is asked meanwhile
_AGAIN_MS = 1000  # how long the desk may lack what it was asked for before it is asked again
MONITOR_RATE_HZ = 30.0
THUMBNAIL_RATE_HZ = 6.0


class ViewBoard(QObject):
    """The list of wanted views and the clock that repaints them. GUI thread only."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._wanted: dict[str, ViewWish] = {}
        self._sent: list[ViewWish] | None = None
        self._asleep = False
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._send)
        self._since = QElapsedTimer()
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self._looks: list[Callable[[], None]] = []
        self._clock = QTimer(self, interval=round(1000 / MONITOR_RATE_HZ))
        self._clock.timeout.connect(self._tick)
        desk.online_changed.connect(self._online)
        desk.store.watch(self._compare, State.views)

    def want(self, view: ViewWish) -> None:
        """Ask for a picture, or for another size of it. Cheap; the desk hears of it once things settle."""
        if self._wanted.get(view.id) != view:
            self._wanted[view.id] = view
            self._settle_soon()

    def forget(self, view_id: str) -> None:
        if self._wanted.pop(view_id, None) is not None:
            self._settle_soon()

    def add_look(self, look: Callable[[], None]) -> None:
        """Call `look` at the display rate while anything is shown."""
        self._looks.append(look)
        if not self._asleep:
            self._clock.start()

    def remove_look(self, look: Callable[[], None]) -> None:
        if look in self._looks:
            self._looks.remove(look)
        if not self._looks:
            self._clock.stop()

    def sleep(self, asleep: bool) -> None:
        """Want nothing while the window is minimised: nobody draws what nobody sees."""
        if asleep == self._asleep:
            return
        self._asleep = asleep
        if asleep or not self._looks:
            self._clock.stop()
        else:
            self._clock.start()
        self._settle_soon()

    def stop(self) -> None:
        for timer in (self._clock, self._settle, self._again):
            timer.stop()

    def _tick(self) -> None:
        for look in self._looks:
            look()

    def _settle_soon(self) -> None:
        """Send once things have been quiet, and never later than `_LATEST_MS` after the first of them."""
        if not self._settle.isActive():
            self._since.start()
        self._settle.start(max(0, min(_QUIET_MS, _LATEST_MS - self._since.elapsed())))

    def _online(self, online: bool) -> None:
        self._sent = None
        if online:
            self._settle_soon()

    def _send(self) -> None:
        wanted = [] if self._asleep else sorted(self._wanted.values(), key=lambda view: view.id)
        if wanted == self._sent or not self.desk.online:
            return
        self._sent = wanted
        self.desk.command(SetViews(views=tuple(wanted)))

    def _lacking(self) -> bool:
        """Whether the desk has not got what it was asked for: another client, or another desk, put its own in its place."""
        standing = self.desk.store.state.views
        return any(view.id not in standing for view in self._sent or ())

    def _compare(self) -> None:
        if not self._lacking():
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()

    def _ask_again(self) -> None:
        if self._lacking():
            self._sent = None
            self._settle_soon()

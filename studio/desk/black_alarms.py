"""Alarms about canvases on air that show nothing, or black, for as long as they do."""

from __future__ import annotations

from studio.contracts import messages
from studio.contracts.plan import RenderPlan
from studio.desk.air import Air
from studio.desk.alarms import Alarms
from studio.desk.black import names, sending_black, sending_dark
from studio.desk.show_document import ShowDocument
from studio.words import air as says


class BlackAlarms:
    """`dark` are the canvases that the mixer sees black."""

    def __init__(self, document: ShowDocument, air: Air, alarms: Alarms) -> None:
        self._document, self._air, self._alarms = document, air, alarms
        self._standing: frozenset[str] = frozenset()
        self.dark: frozenset[str] = frozenset()

    def see(self, mixer: messages.Status | None) -> bool:
        """Take in which canvases the mixer sees black; True when they are others now."""
        said = str(mixer.figures.get("black") or "") if mixer is not None else ""
        before, self.dark = self.dark, frozenset(said.split(",")) - {""}
        return self.dark != before

    def update(self, plan: RenderPlan) -> None:
        """Say which canvases send nothing, or black, with this plan."""
        show = self._document.show
        on_air = [destination for destination in show.destinations if destination.id in self._air.active]
        black = sending_black(show, plan, on_air)
        dark = sending_dark(show, plan, self.dark, on_air)
        standing = {f"black.{canvas}" for canvas in black} | {f"dark.{canvas}" for canvas in dark}
        for gone in self._standing - standing:
            self._alarms.clear(gone)
        self._standing = frozenset(standing)
        for canvas in show.canvases:
            if canvas.id in black:
                to = names(black[canvas.id])
                text = says.shows_nothing(canvas=canvas.name, names=to)
                self._alarms.set(f"black.{canvas.id}", "fail", text, canvas.id)
            elif canvas.id in dark:
                to = names(dark[canvas.id])
                text = says.is_black(canvas=canvas.name, names=to)
                self._alarms.set(f"dark.{canvas.id}", "warn", text, canvas.id)

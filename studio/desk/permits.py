"""What the show may become while things run: asked before each edit, undo and redo. Raises what the operator is told."""

from __future__ import annotations

from studio.control.schema.edit import Confirmed
from studio.desk import guards, prices_on_air, removals
from studio.desk.air import Air
from studio.desk.connections import rules
from studio.desk.planner import Planner
from studio.desk.plugins import InstalledPlugins
from studio.desk.processes import Processes
from studio.desk.selling.sales import Sales
from studio.desk.show_document import Doing, ShowDocument
from studio.document import model


class Permits:
    """Joins the rules of `guards`, `removals`, `prices_on_air` and `connections` to what runs now. One event loop."""

    def __init__(
        self,
        document: ShowDocument,
        processes: Processes,
        planner: Planner,
        air: Air,
        sales: Sales,
        plugins: InstalledPlugins,
    ) -> None:
        self._document, self._processes, self._planner = document, processes, planner
        self._air, self._sales, self._plugins = air, sales, plugins

    def check(self, doing: Doing, before: model.Show, after: model.Show, confirmed: Confirmed) -> None:
        """Raises RefusedError when the show cannot become `after` now, or not without being `confirmed`."""
        selling = self._sales.engine.state
        guards.products_on_sale(selling, before, after)
        guards.sale_is_seen(selling, self._air.active, before, after)
        rules.check_kept(selling, before, after)
        if confirmed is not True:
            rules.check_changes(selling, before, after, confirmed or None)
            removals.check(before, after, self._on_air(), confirmed or None)
            prices_on_air.check(before, after, selling.current, confirmed or None)
        if doing == "edit":  # what was there once may come back
            guards.card_settings(self._plugins.catalogue, before, after)
            rules.check_new(self._plugins.catalogue, before, after)

    def check_restart(self, source: model.Source, confirmed: str | None) -> None:
        """Raises RefusedError while one that does well is on air, until its restart is confirmed."""
        member = self._processes.members.get(f"source.{source.id}")
        if member is not None and member.worker.phase == "running" and member.worker.status.state == "running":
            removals.check_restart(source, self._on_air(), confirmed)

    def _on_air(self) -> removals.OnAir:
        cues, product = self._sales.cards.cues, self._sales.engine.state.current
        return removals.OnAir(self._document.stage, self._planner.plan, cues, self._air.active, product)

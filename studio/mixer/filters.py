"""The working parts of the picture filters in a plan: made once per value, kept while the plan has it."""

from __future__ import annotations

from collections.abc import Iterable

from studio.contracts.plan import Items, PlanItem, RenderPlan
from studio.kinds.picture_filters import FAMILY, Filter
from studio.kinds.picture_filters.working import Layer, PictureWork


class Chain:
    """The filters of one item, in their order."""

    def __init__(self, works: tuple[PictureWork, ...]) -> None:
        self._works = works
        self.opens_holes = any(work.opens_holes for work in works)

    @property
    def version(self) -> int:
        """Another number: the same picture looks different now."""
        return sum(work.version for work in self._works)

    def apply(self, layer: Layer) -> None:
        """Run them on a layer of straight colours, in place."""
        for work in self._works:
            work.apply(layer)


NONE = Chain(())


class FilterBench:
    """All working parts that a process has made. One thread. They are made when a plan comes, not when it is drawn."""

    def __init__(self) -> None:
        self._works: dict[Filter, PictureWork] = {}

    def follow(self, plan: RenderPlan) -> None:
        """Make what the plan will draw, what is not on program yet included; forget what it no longer has."""
        wanted = {settings for item in _all_items(plan) for settings in item.filters if settings.enabled}
        self._works = {settings: self._work(settings) for settings in wanted}

    def chain(self, filters: tuple[Filter, ...]) -> Chain:
        """The enabled ones of them, ready to work."""
        enabled = tuple(settings for settings in filters if settings.enabled)
        return Chain(tuple(self._work(settings) for settings in enabled)) if enabled else NONE

    def problems(self) -> list[str]:
        """What they cannot do, in sentences."""
        return sorted({work.problem for work in self._works.values()} - {""})

    def _work(self, settings: Filter) -> PictureWork:
        work = self._works.get(settings)
        if work is None:
            work = self._works[settings] = FAMILY.working(FAMILY.of(settings).name).make(settings)
        return work


def _all_items(plan: RenderPlan) -> Iterable[PlanItem]:
    lists: list[Items] = [*plan.panic_items.values()]
    for canvas in plan.canvases:
        lists += [canvas.program, canvas.preview, canvas.overlay]
        lists += [canvas.transition.outgoing] if canvas.transition is not None else []
    lists += [items for scenes in (plan.scenes, plan.lanes) for layouts in scenes.values() for items in layouts.values()]
    return (item for items in lists for item in items if item.filters)

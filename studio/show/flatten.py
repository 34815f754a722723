"""One layout of a scene or lane, unfolded into the flat list that the mixer draws: nesting, fits and crops resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from studio.contracts.plan import Items, PlanItem, Rect
from studio.document.model import Canvas, Item, Scene, Show
from studio.kinds.picture_filters import Filter
from studio.show import geometry
from studio.show.checks import has_picture
from studio.show.geometry import Box, Frame, Turn

Size = tuple[int, int]
UNKNOWN_SIZE: Size = (1920, 1080)  # of a source that has not said its size yet: most are 16:9


class Drawn(NamedTuple):
    """One picture where it lies, before anything is left out."""

    source: str
    box: Box
    clip: Box
    crop: geometry.Crop
    turn: Turn
    opacity: float
    filters: tuple[Filter, ...]
    visible: bool


class _Nest(NamedTuple):
    """What the scenes around an item do to it."""

    frame: Frame
    clip: Box
    opacity: float = 1.0
    filters: tuple[Filter, ...] = ()
    visible: bool = True
    inside: tuple[str, ...] = ()


class Flattener:
    """Unfolds the layouts of one show. `natural_sizes`: what sources said of their pictures, by source id.

    `layouts`: those of one canvas, by scene id, that stand for the show's own (a scene as it was taken).
    """

    def __init__(
        self,
        show: Show,
        natural_sizes: Mapping[str, Size],
        layouts: Mapping[str, Sequence[Item]] | None = None,
    ) -> None:
        self._scenes: dict[str, Scene] = {scene.id: scene for scene in show.scenes}
        self._layouts = layouts
        self._sizes: dict[str, Size] = {}
        for source in show.sources:
            if has_picture(source):
                self._sizes[source.id] = natural_sizes.get(source.id, source.input.size_px() or UNKNOWN_SIZE)
        self._natural_sizes = natural_sizes
        self._shapeless = frozenset(source.id for source in show.sources if source.input.facts.shape == "any")

    def items(self, items: Sequence[Item], canvas: Canvas) -> Items:
        """What is seen of a layout of `canvas`, the lowest first."""
        planned = (_planned(drawn) for drawn in self.drawn(items, canvas))
        return tuple(item for item in planned if item is not None)

    def full(self, source: str, canvas: Canvas) -> PlanItem:
        """One source in the whole canvas, nothing cut off; stretched where that would leave less than a pixel of it."""
        whole = Box(0, 0, canvas.width, canvas.height)
        crop = geometry.Crop(0, 0, 0, 0)
        size = self._sizes.get(source) or self._natural_sizes.get(source, UNKNOWN_SIZE)
        box, crop = geometry.fitted(size, crop, Turn(), whole, "contain")
        planned = _planned(Drawn(source, box, whole, crop, Turn(), 1.0, (), True))
        if planned is None:
            planned = _planned(Drawn(source, whole, whole, crop, Turn(), 1.0, (), True))
        assert planned is not None
        return planned

    def drawn(self, items: Sequence[Item], canvas: Canvas) -> Iterator[Drawn]:
        """Every source of a layout where it lies, hidden ones too."""
        whole = Box(0, 0, canvas.width, canvas.height)
        yield from self._unfold(items, canvas, _Nest(Frame(whole, whole, Turn()), whole))

    def _unfold(self, items: Sequence[Item], canvas: Canvas, nest: _Nest) -> Iterator[Drawn]:
        for item in items:
            if item.scene is not None:
                yield from self._nested(item, canvas, nest)
            elif item.source in self._sizes:
                yield self._placed(item, self._sizes[item.source], nest)

    def _placed(self, item: Item, size: Size, nest: _Nest) -> Drawn:
        fit = "stretch" if item.source in self._shapeless else item.fit
        box, crop, turn = _laid(item, size, fit)
        return Drawn(
            source=item.source or "",
            box=nest.frame.map(box),
            clip=nest.clip,
            crop=crop,
            turn=nest.frame.turn.after(turn),
            opacity=nest.opacity * item.opacity,
            filters=self._filters(item) + nest.filters,
            visible=nest.visible and item.visible,
        )

    def _filters(self, item: Item) -> tuple[Filter, ...]:
        return tuple(used for used in item.filters if used.enabled)

    def _nested(self, item: Item, canvas: Canvas, nest: _Nest) -> Iterator[Drawn]:
        """The items of another scene. Its opacity and filters are given to each of them: near enough, and far cheaper
        than composing it apart."""
        scene = self._scenes.get(item.scene or "")
        if scene is None or scene.id in nest.inside:
            return
        inside = scene.layouts.get(canvas.id, ()) if self._layouts is None else self._layouts.get(scene.id, ())
        box, crop, turn = _laid(item, (canvas.width, canvas.height), item.fit)
        seen = Box(
            crop.left * canvas.width,
            crop.top * canvas.height,
            (1 - crop.left - crop.right) * canvas.width,
            (1 - crop.top - crop.bottom) * canvas.height,
        )
        target = nest.frame.map(box)
        inner = _Nest(
            frame=Frame(seen, target, nest.frame.turn.after(turn)),
            clip=target.within(nest.clip),
            opacity=nest.opacity * item.opacity,
            filters=self._filters(item) + nest.filters,
            visible=nest.visible and item.visible,
            inside=(*nest.inside, scene.id),
        )
        yield from self._unfold(inside, canvas, inner)


def ring_size(drawn: Drawn) -> Size | None:
    """Width and height, even, at which the source's whole picture must come so that it is drawn without scaling."""
    rect = geometry.snapped(drawn.box)
    if rect is None:
        return None
    width, height = (rect[3], rect[2]) if drawn.turn.sideways else (rect[2], rect[3])
    left, top, right, bottom = drawn.crop
    return max(2, 2 * round(width / (1 - left - right) / 2)), max(2, 2 * round(height / (1 - top - bottom) / 2))


def _laid(item: Item, size: Size, fit: geometry.Fit) -> tuple[Box, geometry.Crop, Turn]:
    turn = Turn.of(item.rotation, item.flip_h, item.flip_v)
    crop = geometry.Crop(item.crop.left, item.crop.top, item.crop.right, item.crop.bottom)
    box, crop = geometry.fitted(size, crop, turn, Box(item.x, item.y, item.width, item.height), fit)
    return box, crop, turn


def _planned(drawn: Drawn) -> PlanItem | None:
    box, clip = geometry.snapped(drawn.box), geometry.snapped(drawn.clip)
    if not drawn.visible or drawn.opacity <= 0 or box is None or clip is None or not _touch(box, clip):
        return None
    rotation, flip_h, flip_v = drawn.turn.instructions()
    return PlanItem(
        ring=f"source.{drawn.source}",
        box=box,
        clip=clip,
        crop=(drawn.crop.left, drawn.crop.top, drawn.crop.right, drawn.crop.bottom),
        rotation=rotation,
        flip_h=flip_h,
        flip_v=flip_v,
        opacity=drawn.opacity,
        filters=drawn.filters,
    )


def _touch(rect: Rect, other: Rect) -> bool:
    return (
        rect[0] < other[0] + other[2]
        and other[0] < rect[0] + rect[2]
        and rect[1] < other[1] + other[3]
        and other[1] < rect[1] + rect[3]
    )

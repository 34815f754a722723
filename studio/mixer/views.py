"""Pictures for the windows: which items a view draws, and drawing them when something changed, never faster than it can."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from studio.contracts.plan import Items, PlanCanvas, PlanItem, Rect, RenderPlan
from studio.contracts.specs import MultiviewSpec, View
from studio.ipc.clock import NS, Clock
from studio.ipc.picture_ring import Format, PictureWriter
from studio.mixer.bgra import BgraConverter
from studio.mixer.compositor import Compositor, black_planes
from studio.mixer.filters import FilterBench
from studio.mixer.inputs import Inputs

_AFTER_TICK_NS = 4_000_000  # views are due a little after program ticks, when the new pictures are there
_SLOWEST = 8.0


def fit(width: int, height: int, into_width: int, into_height: int) -> Rect:
    """The largest even rectangle of that shape, centred."""
    scale = min(into_width / width, into_height / height)
    w, h = max(2, _even(width * scale)), max(2, _even(height * scale))
    return _even((into_width - w) / 2), _even((into_height - h) / 2), w, h


def scaled(items: Items, canvas: PlanCanvas, place: Rect) -> Items:
    """The items of a whole canvas drawn into `place`. Edges that met still meet."""
    across, down = place[2] / canvas.width, place[3] / canvas.height

    def move(rect: Rect) -> Rect:
        x, y, width, height = rect
        left, top = _even(place[0] + x * across), _even(place[1] + y * down)
        right, bottom = _even(place[0] + (x + width) * across), _even(place[1] + (y + height) * down)
        return left, top, max(2, right - left), max(2, bottom - top)

    def clip(rect: Rect) -> Rect:
        left, top, width, height = move(rect)
        right, bottom = min(left + width, place[0] + place[2]), min(top + height, place[1] + place[3])
        left, top = max(left, place[0]), max(top, place[1])
        return left, top, max(0, right - left), max(0, bottom - top)

    return tuple(replace(item, box=move(item.box), clip=clip(item.clip)) for item in items)


class _Drawn:
    """One view: its ring, and what was drawn into it last."""

    def __init__(self, session: Path, view: View, inputs: Inputs, bench: FilterBench) -> None:
        self.view = view
        self.width, self.height = max(2, view.width & ~1), max(2, view.height & ~1)
        self._inputs = inputs
        self._writer = PictureWriter(session, f"view.{view.id}", Format.BGRA, self.width, self.height)
        self._compositor = Compositor(self.width, self.height, inputs, bench)
        self._converter = BgraConverter(self.width, self.height)
        self._planes = black_planes(self.width, self.height)
        self._items: Items = ()
        self._source_size = (0, 0)
        self._drawn: object = None
        self.due_ns = 0
        self._ring = _ring_of(view)

    def follow(self, plan: RenderPlan) -> None:
        """Take over a plan."""
        if self._ring:
            return
        canvas = next((canvas for canvas in plan.canvases if canvas.id == self.view.canvas), None)
        items = self._items_of(plan, canvas) if canvas is not None else ()
        if items != self._items:
            self._show(items)

    def rings(self) -> set[str]:
        """Every ring it reads."""
        return {self._ring} if self._ring else {item.ring for item in self._items}

    def draw(self, time_ns: int) -> bool:
        """Bring the ring up to date. Returns False when nothing had changed."""
        if self._ring:
            self._follow_ring(time_ns)
        state = (self._items, self._compositor.keys(self._items, time_ns))
        if state == self._drawn:
            self._writer.touch(self._held_ns())
            return False
        self._drawn = state
        canvas = PlanCanvas(self.view.id, self.width, self.height, 1, 1, self._items, (), ())
        self._compositor.compose(self._planes, canvas, time_ns)
        target = self._writer.begin()
        assert target.bgra is not None
        self._converter.convert(self._planes, target.bgra)
        self._writer.publish(time_ns)
        self._writer.touch(self._held_ns())
        return True

    def close(self) -> None:
        self._writer.close()

    def _held_ns(self) -> int:
        """When what is shown was known to be so: a program is as old as the mixer's last sign of life. 0: now."""
        return self._inputs.alive_ns(self._items[0].ring) if self.view.kind == "program" and self._items else 0

    def _items_of(self, plan: RenderPlan, canvas: PlanCanvas) -> Items:
        place = fit(canvas.width, canvas.height, self.width, self.height)
        if self.view.kind == "program":
            return (PlanItem(f"program.{canvas.id}", place, place),)
        if self.view.kind == "preview":
            return scaled(canvas.preview + canvas.overlay, canvas, place)
        if self.view.kind == "lane":  # as the preview, with an overlay that is not on air
            hidden = plan.lanes.get(self.view.ref, {}).get(canvas.id, ())
            return scaled(canvas.preview + canvas.overlay + hidden, canvas, place)
        return scaled(plan.scenes.get(self.view.ref, {}).get(canvas.id, ()), canvas, place)

    def _follow_ring(self, time_ns: int) -> None:
        """Fit the picture of a source or a card as it is now, at its own shape."""
        shown = self._inputs.at(self._ring, time_ns)
        if shown is None:
            return
        height, width = shown.planes.y.shape
        if (width, height) != self._source_size:
            self._source_size = (width, height)
            place = fit(width, height, self.width, self.height)
            self._show((PlanItem(self._ring, place, place),))

    def _show(self, items: Items) -> None:
        self._items = items
        self._compositor.forget_all_but([items])


class Multiview:
    """All views of a spec. One thread. `drawn` and `skipped` count view pictures, `slowdown` is how much rates are cut now."""

    def __init__(self, session: Path, spec: MultiviewSpec, clock: Clock) -> None:
        self.drawn = self.skipped = 0
        self.slowdown = 1.0
        self._session, self._clock = session, clock
        self._inputs = Inputs(session)
        self._bench = FilterBench()
        self._views: dict[str, _Drawn] = {}
        self.configure(spec)

    def configure(self, spec: MultiviewSpec) -> None:
        """Follow a new spec; the rings of views that stay as they are stay too."""
        self._bench.follow(spec.plan)
        wanted = {view.id: view for view in spec.views}
        for name in [name for name, drawn in self._views.items() if wanted.get(name) != drawn.view]:
            self._views.pop(name).close()
        for name, view in wanted.items():
            if name not in self._views:
                self._views[name] = _Drawn(self._session, view, self._inputs, self._bench)
            self._views[name].follow(spec.plan)
        self._inputs.keep_only(set().union(*(drawn.rings() for drawn in self._views.values())))

    @property
    def due_ns(self) -> int | None:
        """When the next view is due; None without views."""
        return min((drawn.due_ns for drawn in self._views.values()), default=None)

    def draw_due(self) -> None:
        """Draw every view that is due. When we come late, the machine is short: all rates are cut until we do not."""
        now_ns = self._clock.now_ns()
        late = False
        for drawn in self._views.values():
            if drawn.due_ns > now_ns:
                continue
            period_ns = int(NS / drawn.view.rate_hz * self.slowdown)
            late = late or 0 < drawn.due_ns < now_ns - period_ns // 2
            if drawn.draw(now_ns):
                self.drawn += 1
            else:
                self.skipped += 1
            drawn.due_ns = _next_on_grid(max(now_ns, self._clock.now_ns()), period_ns)
        self.slowdown = min(_SLOWEST, self.slowdown * 1.5) if late else max(1.0, self.slowdown * 0.98)

    def close(self) -> None:
        for drawn in self._views.values():
            drawn.close()
        self._views.clear()
        self._inputs.close()


def _next_on_grid(now_ns: int, period_ns: int) -> int:
    """The next multiple of the period, so that views of related rates are due together and one wake-up serves them."""
    return (((now_ns - _AFTER_TICK_NS) // period_ns) + 1) * period_ns + _AFTER_TICK_NS


def _ring_of(view: View) -> str:
    """The ring that the view shows as it is; empty for those that are composed."""
    match view.kind:
        case "source":
            return f"source.{view.ref}"
        case "card":
            return f"card.{view.ref}.{view.canvas}"
    return ""


def _even(value: float) -> int:
    return 2 * round(value / 2)

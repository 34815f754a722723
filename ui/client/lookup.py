"""Questions about the state that more than one area asks. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from studio.control.schema.state import State
from studio.control.schema.state.selling import Launch, SellingProduct
from studio.document.model import Canvas, Item, Lane, Scene
from studio.document.products import Product


class Identified(Protocol):
    """Anything of the show that has an id."""

    @property
    def id(self) -> str: ...


_I = TypeVar("_I", bound=Identified)


def by_id(rows: Iterable[_I], wanted: str | None) -> _I | None:
    """The row with that id."""
    return next((row for row in rows if row.id == wanted), None)


def canvas(state: State, canvas_id: str) -> Canvas:
    """The canvas, or a plain 720p one while the show is not there yet."""
    return by_id(state.show.canvases, canvas_id) or Canvas(id="main", name="Main")


def holder(state: State, kind: str, holder_id: str) -> Scene | Lane | None:
    """The scene or lane that holds items."""
    show = state.show
    return by_id(show.lanes, holder_id) if kind == "lane" else by_id(show.scenes, holder_id)


def items(state: State, kind: str, holder_id: str, canvas_id: str) -> tuple[Item, ...]:
    """Items of a scene or lane on one canvas, lowest first."""
    found = holder(state, kind, holder_id)
    return found.layouts.get(canvas_id, ()) if found is not None else ()


def item_name(state: State, item: Item) -> str:
    """What to call an item: the name of its source or scene."""
    show = state.show
    found = by_id(show.sources, item.source) if item.source else by_id(show.scenes, item.scene)
    return found.name if found is not None else item.source or item.scene or ""


def on_program(state: State, canvas_id: str) -> str:
    """Id of the scene on program of a canvas, "" when none."""
    return state.stage.program.get(canvas_id, "")


def on_preview(state: State, canvas_id: str) -> str:
    """Id of the scene on preview of a canvas, "" when none."""
    return state.stage.preview.get(canvas_id, "")


def in_program(state: State, scene_id: str) -> bool:
    """Whether a scene is on program of any canvas, by itself or inside another."""
    stage = state.stage
    return scene_id in stage.program.values() or any(scene_id in scenes for scenes in stage.inside.values())


def sources_of(state: State, scene_id: str, canvas_id: str) -> set[str]:
    """Every source that a scene shows on a canvas, nested scenes included, invisible items not."""
    found: set[str] = set()
    waiting, seen = [scene_id], set[str]()
    while waiting:
        current = waiting.pop()
        if not current or current in seen:
            continue
        seen.add(current)
        for item in items(state, "scene", current, canvas_id):
            if item.visible and item.source:
                found.add(item.source)
            elif item.visible and item.scene:
                waiting.append(item.scene)
    return found


def overlaid(state: State, canvas_id: str) -> set[str]:
    """Every source that a visible lane shows on a canvas: above all scenes, so on preview and on program."""
    shown = [item for lane in state.show.lanes if lane.visible for item in lane.layouts.get(canvas_id, ())]
    return {item.source for item in shown if item.source and item.visible}


# ---------------------------------------------------------------- selling


def product(state: State, product_id: str | None) -> Product | None:
    """The product as the show plans it."""
    return by_id(state.show.products, product_id)


def selling(state: State, product_id: str) -> SellingProduct:
    """The product as it stands on air: state, stock, sold, ... As queued before the desk has said anything of it."""
    return state.selling.products.get(product_id, SellingProduct())


def current(state: State) -> str:
    """Id of the product that is being explained or sold, "" when none."""
    return state.selling.current or ""


def launch(state: State) -> Launch | None:
    """The launch of the product on air, None when it has none. That of another one may still be closing."""
    found = state.selling.launch
    return found if found is not None and found.product == current(state) else None


def connection_name(state: State, connection: str) -> str:
    """What the operator calls a connection; its id where the show has no such connection."""
    return next((one.name for one in state.show.connections if one.id == connection), connection)


def planned_stock(row: Product) -> int:
    """How many units of a product the show means to sell."""
    return sum(variant.stock for variant in row.variants)


def show_folder(state: State) -> str:
    """Folder that a show's relative paths start from, "" while it has no file."""
    return state.file.path.replace("\\", "/").rpartition("/")[0]

"""Questions about the show document as it stands in the state tree. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ui.client.store import Store

Tree = dict[str, Any]
DEFAULT_CANVAS = {"id": "main", "name": "Main", "width": 1280, "height": 720}


def by_id(rows: Iterable[Tree], wanted: str | None) -> Tree | None:
    """The row with that id."""
    return next((row for row in rows if row.get("id") == wanted), None)


def created(answer: Any) -> str:
    """The id in the desk's answer to an `.add` command."""
    return str(answer.get("id") or "") if isinstance(answer, dict) else ""


def listed(store: Store, kind: str) -> list[Tree]:
    """`show.<kind>` as a list: canvases, sources, scenes, lanes, strips, encodings, destinations."""
    rows: list[Tree] = store.get("show", kind, default=[])
    return rows


def canvas(store: Store, canvas_id: str) -> Tree:
    """The canvas, or a plain 720p one while the show is not there yet."""
    return by_id(listed(store, "canvases"), canvas_id) or DEFAULT_CANVAS


def holder(store: Store, kind: str, holder_id: str) -> Tree | None:
    """The scene or lane that holds items."""
    return by_id(listed(store, "lanes" if kind == "lane" else "scenes"), holder_id)


def items(store: Store, kind: str, holder_id: str, canvas_id: str) -> list[Tree]:
    """Items of a scene or lane on one canvas, lowest first."""
    found = holder(store, kind, holder_id)
    rows: list[Tree] = (found or {}).get("layouts", {}).get(canvas_id, [])
    return rows


def item_name(store: Store, item: Tree) -> str:
    """What to call an item: the name of its source or scene."""
    if item.get("source"):
        return str((by_id(listed(store, "sources"), item["source"]) or {}).get("name", item["source"]))
    return str((by_id(listed(store, "scenes"), item.get("scene")) or {}).get("name", item.get("scene", "")))


def on_program(store: Store, canvas_id: str) -> str:
    """Id of the scene on program of a canvas, "" when none."""
    return str(store.get("stage", "program", canvas_id, default="") or "")


def on_preview(store: Store, canvas_id: str) -> str:
    """Id of the scene on preview of a canvas, "" when none."""
    return str(store.get("stage", "preview", canvas_id, default="") or "")


def edits_live(store: Store) -> bool:
    """Whether edits of a scene on program go on air at once."""
    return bool(store.get("stage", "live", default=False))


def edits_wait(store: Store, canvas_id: str) -> bool:
    """Whether the scene on program of a canvas has edits that wait for the next take."""
    return canvas_id in store.get("stage", "waiting", default=[])


def in_program(store: Store, scene_id: str) -> bool:
    """Whether a scene is on program of any canvas, by itself or inside another."""
    program: dict[str, str] = store.get("stage", "program", default={})
    inside: dict[str, list[str]] = store.get("stage", "inside", default={})
    return scene_id in program.values() or any(scene_id in scenes for scenes in inside.values())


def sources_of(store: Store, scene_id: str, canvas_id: str) -> set[str]:
    """Every source that a scene shows on a canvas, nested scenes included, invisible items not."""
    found: set[str] = set()
    waiting, seen = [scene_id], set()
    while waiting:
        current = waiting.pop()
        if not current or current in seen:
            continue
        seen.add(current)
        for item in items(store, "scene", current, canvas_id):
            if not item.get("visible", True):
                continue
            if item.get("source"):
                found.add(item["source"])
            elif item.get("scene"):
                waiting.append(item["scene"])
    return found


def overlaid(store: Store, canvas_id: str) -> set[str]:
    """Every source that a visible overlay shows on a canvas: above all scenes, so on preview and on program."""
    rows = [item for lane in listed(store, "lanes") if lane.get("visible", True) for item in lane["layouts"].get(canvas_id, [])]
    return {item["source"] for item in rows if item.get("source") and item.get("visible", True)}


# ---------------------------------------------------------------- selling


def product(store: Store, product_id: str | None) -> Tree | None:
    """The product as the show plans it."""
    return by_id(listed(store, "products"), product_id)


def selling(store: Store, product_id: str) -> Tree:
    """The product as it stands on air: state, stock, sold, ... Empty before the desk has said anything of it."""
    row: Tree = store.get("selling", "products", product_id, default={})
    return row


def current(store: Store) -> str:
    """Id of the product that is being explained or sold, "" when none."""
    return str(store.get("selling", "current", default="") or "")


def launch(store: Store) -> Tree | None:
    """The launch of the product on air, None when it has none. That of another one may still be closing."""
    found: Tree | None = store.get("selling", "launch")
    return found if found is not None and found.get("product") == current(store) else None


def planned_stock(row: Tree) -> int:
    """How many units of a product the show means to sell."""
    return sum(int(variant.get("stock", 0)) for variant in row.get("variants", []))


def show_folder(store: Store) -> str:
    """Folder that a show's relative paths start from, "" while it has no file."""
    path = str(store.get("file", "path", default="") or "")
    return path.replace("\\", "/").rpartition("/")[0]

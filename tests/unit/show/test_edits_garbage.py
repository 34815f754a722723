"""Whatever a client sends, an edit either yields a whole show or is refused in words; nothing else ever comes out."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.model import Show
from studio.show import document, edits
from studio.show.undo_history import UndoHistory
from studio.values.errors import RefusedError

IDS = [
    "mug",
    "price-card",
    "price_card",
    "main",
    "tall",
    "cam",
    "clip",
    "host",
    "split",
    "logo",
    "rehearsal",
    "r",
    "chroma-key",
    "gone",
    "Ünïcode",
    "slate",
    "",
]
KINDS = [
    "camera",
    "media",
    "colour",
    "sound",
    "test_card",
    "rehearsal",
    "recording",
    "chroma_key",
    "colour_correction",
    "nonsense",
]

ids = st.sampled_from(IDS)
garbage = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2000) | st.floats() | ids,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ids, inner, max_size=2),
    max_leaves=4,
)
tagged = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS)}, optional={"path": ids, "folder": ids, "device": ids, "x": garbage}
)
numbers = st.integers(-100, 2000) | st.floats(-10, 10)
variants = st.fixed_dictionaries({}, optional={"sku": ids, "stock": st.integers(-1, 5), "live_price_minor": numbers})
objects = st.fixed_dictionaries(
    {},
    optional={
        "id": ids | garbage,
        "name": st.text(max_size=5),
        "type": st.sampled_from(KINDS),
        "source": ids | st.none(),
        "scene": ids | st.none(),
        "canvas": ids,
        "encoding": ids,
        "panic_source": ids | st.none(),
        "input": tagged,
        "target": tagged,
        "x": numbers | garbage,
        "width": numbers,
        "gain_db": numbers,
        "opacity": st.floats(0, 1),
        "visible": st.booleans() | garbage,
        "locked": st.booleans(),
        "mute": st.booleans(),
        "crop": st.dictionaries(st.sampled_from(["left", "right"]), st.floats(0, 0.6), max_size=2),
        "title": st.text(max_size=5),
        "kind": ids,
        "link_no": st.integers(-1, 3) | garbage,
        "list_price_minor": st.integers(-1, 20),
        "live_price_minor": st.integers(-1, 20) | garbage,
        "floor_price_minor": st.integers(0, 20) | st.none(),
        "planned_minutes": st.floats(0, 600) | st.floats(),
        "variants": st.lists(variants | garbage, max_size=2),
        "settings": st.dictionaries(ids, garbage, max_size=2),
        "layouts": st.dictionaries(ids, st.lists(garbage, max_size=1), max_size=1),
    },
)


PRODUCT = {"id", "title", "link_no", "list_price_minor", "live_price_minor", "floor_price_minor", "planned_minutes", "variants"}
CARD = {"id", "name", "kind", "settings", "layouts"}


def narrowed(tree: dict[str, Any], keep: set[str]) -> dict[str, Any]:
    return {key: tree[key] for key in tree if key in keep}


def field_of(command: str, name: str) -> st.SearchStrategy[Any]:
    """Something for a parameter: mostly of the right kind."""
    if command == "product.import" and name == "set":
        return st.lists(objects.map(lambda tree: narrowed(tree, PRODUCT)), max_size=3)
    if name == "mode":
        return st.sampled_from(["append", "replace", "merge"])
    if name == "products":
        return st.lists(ids, max_size=3)
    if name == "set":
        narrow = {"scene.add": {"name"}, "scene.update": {"name"}, "lane.add": {"name"}, "source.add": {"name", "input"}}
        narrow |= {
            "source.update": {"name", "input"},
            "destination.add": {"name", "target", "encoding"},
            "show.update": {"panic_source"},
        }
        narrow |= {"product.add": PRODUCT, "product.update": PRODUCT, "overlay.add": CARD, "overlay.update": CARD - {"kind"}}
        keep = narrow.get(command)
        return objects if keep is None else objects.map(lambda tree: narrowed(tree, keep))
    return st.integers(-1, 3) if name == "index" else ids


@cache
def params_of(command: str) -> st.SearchStrategy[dict[str, Any]]:
    fields = edits.COMMANDS[command][0].__struct_fields__
    return st.fixed_dictionaries({}, optional={name: field_of(command, name) | garbage for name in fields})


commands = st.sampled_from(sorted(edits.COMMANDS)).flatmap(lambda command: st.tuples(st.just(command), params_of(command)))


def built() -> Show:
    show = Show()
    steps: list[tuple[str, dict[str, Any]]] = [
        ("canvas.add", {"set": {"name": "Tall", "width": 720, "height": 1280}}),
        ("source.add", {"set": {"name": "Cam", "input": {"type": "camera", "device": "x"}}}),
        ("source.add", {"set": {"name": "Clip", "input": {"type": "media", "path": "x"}}}),
        ("scene.add", {"set": {"name": "Host"}}),
        ("scene.add", {"set": {"name": "Split"}}),
        ("lane.add", {"set": {"name": "Logo"}}),
        ("item.add", {"scene": "host", "set": {"source": "cam"}}),
        ("item.add", {"scene": "split", "set": {"scene": "host"}}),
        ("item.add", {"lane": "logo", "canvas": "tall", "set": {"source": "clip"}}),
        ("filter.add", {"scene": "host", "item": "cam", "set": {"type": "chroma_key"}}),
        ("destination.add", {"set": {"name": "R", "target": {"type": "rehearsal"}}}),
        ("product.add", {"set": {"title": "Mug", "live_price_minor": 9}}),
        ("product.add", {"set": {"title": "Host", "live_price_minor": 9, "variants": [{"sku": "r"}, {"sku": "gone"}]}}),
        ("overlay.add", {"set": {"kind": "price_card", "layouts": {"tall": {"x": 1, "y": 2, "width": 3, "height": 4}}}}),
    ]
    for command, params in steps:
        show = edits.apply(show, command, params).show
    return show


BUILT = built()


@given(st.lists(commands, max_size=8))
@settings(max_examples=300, deadline=None)
def test_an_edit_yields_a_whole_show_or_is_refused(wanted: list[tuple[str, dict[str, Any]]]) -> None:
    show, history = BUILT, UndoHistory()
    for command, params in wanted:
        try:
            edit = edits.apply(show, command, params)
        except RefusedError:
            continue
        assert document.parse(document.to_json(edit.show)) == edit.show
        history.record(show, edit.show, edit.label, "", 0)
        show = edit.show
    while history.labels().undo is not None:
        show, _ = history.undo(show)
    assert show == BUILT

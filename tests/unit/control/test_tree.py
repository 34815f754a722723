"""What the desk puts into the tree, patches carry and clients read: the same values, sharing what did not change."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.control import protocol
from studio.control.schema.state import SECTIONS, State
from studio.control.schema.state.machine import Machine
from studio.control.schema.state.selling import Launch, Selling, SellingProduct, Step
from studio.control.schema.state.workers import SinkFigures, Worker, figures_of
from studio.control.state import StateTree
from studio.control.tree_builder import build
from studio.control.tree_reader import TreeReader
from studio.document.model import Canvas, Scene, Show, Source
from studio.document.products import Product, Variant
from studio.kinds.sources import Fill, NetworkStream
from studio.values import patch


class Line:
    """A desk's tree and a client's, with JSON and patches between them."""

    def __init__(self) -> None:
        self.desk, self.tree = StateTree(), dict[str, Any]()
        self.state = State(TreeReader(lambda: self.tree))

    def flush(self) -> list[Any]:
        ops = json.loads(json.dumps(self.desk.flush()))
        self.tree = patch.apply(self.tree, ops)
        return list(ops)


def product(ident: str, **more: Any) -> Product:
    return Product(id=ident, link_no=1, title=ident, live_price_minor=100, variants=(Variant(sku=ident, stock=3),), **more)


SHOW = Show(
    name="A",
    canvases=(Canvas(id="main", name="Main"), Canvas(id="tall", name="Tall", width=720, height=1280)),
    sources=(
        Source(id="cam", name="Cam", input=NetworkStream(url="rtsp://x/y")),
        Source(id="red", name="Red", input=Fill(colour="#ff0000")),
    ),
    scenes=(Scene(id="one", name="One"),),
    products=tuple(product(f"p{number}") for number in range(5)),
)


def test_every_section_is_empty_before_the_desk_has_spoken() -> None:
    line = Line()
    for section in SECTIONS:
        assert line.state.section(section) == section.empty
    assert line.state.show.products == ()
    assert line.state.air.state == "off"


def test_what_is_put_is_what_is_read() -> None:
    line = Line()
    launch = Launch(product="p1", phase="open", steps=(Step(name="price", state="done"),))
    selling = Selling(current="p1", products={"p1": SellingProduct(state="on_sale", stock=3)}, launch=launch, curve=((1, 2, 3),))
    line.desk.put(State.show, SHOW)
    line.desk.put(State.selling, selling)
    line.desk.put(State.machine, Machine(cpu_percent=3, keyring=True))
    line.flush()
    assert line.state.show == SHOW
    assert line.state.selling == selling
    assert line.state.machine == Machine(cpu_percent=3.0, keyring=True)


def test_what_did_not_change_is_the_same_object_at_both_ends() -> None:
    line = Line()
    line.desk.put(State.show, SHOW)
    line.flush()
    before, tree = line.state.show, line.tree
    line.desk.put(State.show, replace(SHOW, products=(*SHOW.products[:3], product("p3", brand="New"), SHOW.products[4])))
    assert line.flush() == [["set", ["show", "products", 3, "brand"], "New"]]
    after = line.state.show
    assert after.products[3].brand == "New"
    assert [one is old for one, old in zip(after.products, before.products, strict=True)] == [True, True, True, False, True]
    assert after.scenes is before.scenes
    assert line.tree["show"]["canvases"] is tree["show"]["canvases"]
    assert line.state.show is after


def test_a_list_in_another_order_is_read_without_being_made_anew() -> None:
    line = Line()
    line.desk.put(State.show, SHOW)
    line.flush()
    before = line.state.show
    line.desk.put(State.show, replace(SHOW, products=tuple(reversed(SHOW.products))))
    line.flush()
    assert [id(one) for one in line.state.show.products] == [id(one) for one in reversed(before.products)]


@pytest.mark.expect_warnings
def test_a_section_that_cannot_be_read_stays_as_it_was_and_the_others_are_read() -> None:
    line = Line()
    line.tree = {"air": {"state": "somewhere"}, "machine": {"cpu_percent": 4.0}, "file": 7}
    assert (line.state.air.state, line.state.machine.cpu_percent, line.state.file.path) == ("off", 4.0, "")
    line.tree = {"air": {"state": "on", "seconds": 5}}
    assert line.state.air.seconds == 5
    line.tree = {"air": {"state": "somewhere", "seconds": 6}}
    assert line.state.air.seconds == 5
    line.tree = {"air": {"state": "on", "news of a later studio": 1}}
    assert line.state.air.state == "on"


@pytest.mark.expect_warnings
def test_what_is_mended_is_read_whole_again() -> None:
    """The lists that no patch touched stayed empty: a show without its destinations, on air."""
    line = Line()
    line.desk.put(State.show, SHOW)
    line.flush()
    whole = line.tree
    assert line.state.show == SHOW
    line.tree = patch.apply(whole, [["set", ["show", "scenes", 0, "name"], ""]])
    assert line.state.show == SHOW
    line.tree = patch.apply(line.tree, [["set", ["show", "scenes", 0, "name"], "B"]])
    assert line.state.show == replace(SHOW, scenes=(replace(SHOW.scenes[0], name="B"),))


def test_a_name_of_unseen_letters_alone_can_be_read() -> None:
    """It left the desk as an empty one, which no show may have: the window had no show at all."""
    hidden = replace(SHOW, name="\u200b", scenes=(replace(SHOW.scenes[0], name="a\u200bb"),))
    words = {"quote": '"\u200b', "end": '\u200b"', "slash": "\\"}
    told = json.loads(protocol.notification("patch", {"show": build(hidden), **words}))
    assert msgspec.convert(told["params"]["show"], Show) == replace(SHOW, name="?", scenes=(replace(SHOW.scenes[0], name="ab"),))
    assert {key: told["params"][key] for key in ("quote", "end", "slash")} == {"quote": '"', "end": '"', "slash": "\\"}


def test_figures_that_cannot_be_read_are_not_said() -> None:
    sink = Worker(state="live", figures={"sent_bps": 5, "reconnects": 2, "server": "nginx"})
    assert (figures_of(sink, SinkFigures).sent_bps, figures_of(sink, SinkFigures).reconnects) == (5, 2)
    assert figures_of(Worker(figures={"sent_bps": "much"}), SinkFigures) == SinkFigures()


_PRODUCTS = st.lists(st.sampled_from([product(name, brand=brand) for name in "abc" for brand in ("", "B")]), max_size=4)
_SHOWS = st.builds(lambda name, rows: Show(name=name, products=tuple(rows)), st.sampled_from(["x", "y"]), _PRODUCTS)


@given(st.lists(_SHOWS, min_size=1, max_size=6))
def test_what_is_built_with_the_last_is_what_is_built_without(shows: list[Show]) -> None:
    before: Any = None
    built: Any = None
    for show in shows:
        built, before = build(show, before, built), show
        assert json.loads(json.dumps(built)) == json.loads(json.dumps(build(show)))


def test_a_kind_keeps_its_type_in_json_however_it_changes() -> None:
    """An input, a target and a filter say which they are by a tag that is none of their fields."""
    first = Source(id="cam", name="Cam", input=NetworkStream(url="rtsp://x/y"))
    other = Source(id="cam", name="Cam", input=NetworkStream(url="rtsp://x/z"))
    assert build(other, first, build(first)) == build(other)
    assert build(other)["input"]["type"] == "stream"

"""What viewers and buyers ask for is told by product, written to a table, and ends nothing when it fails."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.control.protocol import RpcError
from studio.control.schema.state.demand import Demand
from studio.desk.chat.bundled import bundled_facets, bundled_finder
from studio.desk.chat.demand_desk import DemandDesk
from studio.ipc import clock, session
from studio.plugin_api.abilities import ChatMessage
from studio.show import selling
from studio.show.chat.heard import Heard
from studio.show.selling.ledger import Note
from studio.values.shop import OrderLine
from studio.workers import sheets
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_products, example_show


class Told:
    """A desk's part by itself, with a sale that a test makes up."""

    def __init__(self) -> None:
        self.sale = selling.State()
        self.sections: list[Demand] = []
        self.desk = DemandDesk(lambda: self.sale, self.sections.append, bundled_facets(), bundled_finder(), b"key")
        self.now_ns = clock.NS

    @property
    def latest(self) -> Demand:
        self.now_ns += clock.NS
        self.desk.turn(self.now_ns)
        return self.sections[-1]

    def says(self, viewer: int, text: str, is_watched: bool = False) -> None:
        self.desk.hear(Heard(f"c:{viewer}", viewer, "An", text, is_watched))

    def notes(self, *notes: Note) -> None:
        self.sale = replace(self.sale, ledger=replace(self.sale.ledger, notes=notes))
        self.desk.follow(self.sale)


def test_viewers_count_for_the_product_on_air_and_for_the_show() -> None:
    told = Told()
    told.says(1, "有黑色吗")
    told.sale = replace(told.sale, current="mug")
    told.says(1, "black?")
    told.says(2, "black?")
    told.says(2, "主播晚上好")
    assert told.latest.product == "mug"
    assert [(wish.value, wish.people) for wish in told.latest.wishes] == [("black", 2)]
    assert (told.latest.people, told.latest.show_people) == (2, 2)
    assert told.latest.facets["colour"].values["black"].words["zh"]["title"] == "黑色"


def test_nothing_new_is_not_told_again() -> None:
    told = Told()
    told.says(1, "black?")
    count = len(told.sections)
    assert told.latest is told.latest
    assert len(told.sections) == count + 1


def test_a_buyers_note_counts_once_for_what_was_ordered() -> None:
    told = Told()
    note = Note("shop 1 7 1", "mug", "Li", 1, "created", "Black please, a gift for my mom")
    told.notes(note)
    told.notes(replace(note, status="paid"))
    told.notes(replace(note, status="paid"), Note("shop 1 8 1", "mug", "Li", 1, "paid", "black, please"))
    told.sale = replace(told.sale, current="mug")
    wishes = {wish.value: (wish.people, wish.notes) for wish in told.latest.wishes}
    assert wishes == {"black": (1, 2), "gift": (1, 1), "mother": (1, 1)}


def test_what_has_a_watched_term_is_counted_and_not_quoted_and_what_is_hidden_goes() -> None:
    told = Told()
    told.says(1, "black?", is_watched=True)
    told.says(2, "black one?")
    (wish,) = told.latest.show_wishes
    assert [quote.text for quote in wish.quotes] == ["black one?"]
    told.desk.hide(frozenset({"c:2"}), "black one?")
    assert told.latest.show_wishes[0].quotes == ()


def test_another_show_begins_without_demand() -> None:
    told = Told()
    told.says(1, "black?")
    told.desk.forget()
    assert told.latest.show_people == 0
    assert told.desk.table(example_show()) == []


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    made = DeskThread(session.create(tmp_path), replace(example_show(), products=example_products(2)))
    made.start()
    yield made
    made.stop()


def write(desk: DeskThread, *texts: str) -> None:
    for number, text in enumerate(texts):
        desk.channel.writes(ChatMessage(id=f"{text}-{number}", buyer_key=f"v{number}", name="An", text=text, at_ms=1))


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def people(desk: DeskThread) -> int:
    return desk.ask(lambda: desk.desk.sales.demand._board.people(None))


def test_there_is_no_table_of_nothing_and_none_of_another_kind(desk: DeskThread, tmp_path: Path) -> None:
    with pytest.raises(RpcError, match="Nobody has asked"):
        desk.call("demand.export", path=str(tmp_path / "demand.csv"))
    write(desk, "black?")
    until(lambda: people(desk) == 1)
    with pytest.raises(RpcError, match="csv"):
        desk.call("demand.export", path=str(tmp_path / "demand.exe"))
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(RpcError, match=r"folder\.csv"):
        desk.call("demand.export", path=str(tmp_path / "folder.csv"))


def test_the_table_has_a_row_for_each_wish_and_calculates_nothing(desk: DeskThread, tmp_path: Path) -> None:
    product = desk.show.products[1]
    write(desk, "=HYPERLINK(1) black?")
    until(lambda: people(desk) == 1)
    desk.call("queue.explain", product=product.id)
    write(desk, "black?", "in black xl?")
    until(lambda: people(desk) == 2)
    path = tmp_path / "demand.csv"
    desk.processes.given["sheet"] = sheets.answer
    assert desk.call("demand.export", path=str(path)) == {"count": 3}
    assert read(path) == [
        ["链接", "商品", "类别", "需求", "人数", "买家备注", "原话"],
        [str(product.link_no), product.title, "尺码", "XL", "1", "0", "in black xl?"],
        [str(product.link_no), product.title, "颜色", "黑色", "2", "0", "black? | in black xl?"],
        ["", "", "颜色", "黑色", "1", "0", "'=HYPERLINK(1) black?"],
    ]


@pytest.mark.expect_warnings
def test_a_fault_in_it_ends_no_chat(desk: DeskThread, caplog: pytest.LogCaptureFixture) -> None:
    def fails(_text: str) -> None:
        raise ValueError("a fault of ours")

    desk.ask(lambda: setattr(desk.desk.sales.demand, "_wishes", fails))
    write(desk, "black?")
    until(lambda: any(row["text"] == "black?" for row in desk.call("chat.recent")["rows"]))
    assert "a fault of ours" in caplog.text


def test_tables_are_safe_for_spreadsheets(tmp_path: Path) -> None:
    path = tmp_path / "demand.csv"
    sheets.answer({"do": "table", "path": str(path), "rows": [["Lines", "People"], ["=1+1", 3], [None, 2]]})
    assert read(path) == [["Lines", "People"], ["'=1+1", "3"], ["", "2"]]


def test_a_note_beside_an_order_reaches_the_demand_of_its_product(desk: DeskThread) -> None:
    product = desk.show.products[0]
    line = OrderLine(
        order_id="7",
        line_id="1",
        sku=product.variants[0].sku,
        item_id=product.listings[0].item_id,
        status="paid",
        quantity=1,
        unit_price_minor=1,
        currency=product.currency,
        buyer="Li",
        note="Black please",
    )
    desk.shop.orders_say(line)
    until(lambda: people(desk) == 1)
    desk.shop.orders_say(line)
    (wish,) = desk.ask(lambda: desk.desk.sales.demand._board.wishes(product.id))
    assert (wish.value, wish.notes, wish.quotes[0].text) == ("black", 1, "Black please")

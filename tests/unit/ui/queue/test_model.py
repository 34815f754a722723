from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product, Variant
from studio.words import preparing

pytest.importorskip("PySide6")

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from tests.unit.ui.model_rules import rules_kept
from ui.queue.columns import Column
from ui.queue.model import ID_ROLE, QueueModel

NAMES = [f"p{number}" for number in range(8)]
PLAIN = {"name": "", "list_price_minor": None, "live_price_minor": None}  # what a variant need not say
QUEUES = st.lists(st.sampled_from(NAMES), unique=True, max_size=8)


def row(product_id: str, **more: Any) -> Product:
    usual = {"id": product_id, "link_no": int(product_id[1:]) + 1, "title": product_id, "live_price_minor": 2900}
    return Product(**usual | {"list_price_minor": 4500, "variants": (Variant(sku=product_id, stock=10),)} | more)


@pytest.fixture
def model(application: object) -> Iterator[QueueModel]:
    made = QueueModel()
    with rules_kept(made):
        yield made


def shown(model: QueueModel) -> list[str]:
    return [model.index(place, 0).data(ID_ROLE) for place in range(model.rowCount())]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(before=QUEUES, after=QUEUES)
def test_any_queue_becomes_any_other_and_indexes_stay_with_their_products(
    model: QueueModel, before: list[str], after: list[str]
) -> None:
    model.follow([row(name) for name in before], {}, "", "")
    kept = {name: QPersistentModelIndex(model.index(place, 0)) for place, name in enumerate(before)}
    model.follow([row(name) for name in after], {}, "", "")
    assert shown(model) == after
    for name, index in kept.items():
        assert index.isValid() == (name in after)
        if index.isValid():
            assert index.data(ID_ROLE) == name


def changes(model: QueueModel) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex, _roles: list[int]) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(note)
    return told


def test_only_rows_that_changed_are_told(model: QueueModel) -> None:
    rows = [row(name) for name in NAMES]
    live = {name: SellingProduct() for name in NAMES}
    model.follow(rows, live, "p1", "p2")
    told = changes(model)
    model.follow(rows, live, "p1", "p2")
    assert told == []
    changed = {"p3": SellingProduct(state="on_sale", sold=4), "p4": SellingProduct(state="ended")}
    model.follow(rows, live | changed, "p1", "p2")
    assert told == [(3, 4)]
    told.clear()
    model.follow(rows, live | changed, "p5", "p6")
    assert told == [(1, 2), (5, 6)], "the marks of current and next moved"


def test_500_unchanged_rows_cost_no_reset(model: QueueModel) -> None:
    rows = [row(f"p{number}") for number in range(500)]
    model.follow(rows, {}, "", "")
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    moved = [*rows[1:], rows[0]]
    model.follow(moved, {}, "", "")
    model.follow(moved[:-1], {}, "", "")
    model.follow([row("p900"), *moved[:-1]], {}, "", "")
    assert model.rowCount() == 500
    assert shown(model)[0] == "p900"
    assert not resets


@pytest.mark.parametrize(
    ("column", "text", "change"),
    [
        (Column.PRODUCT, "New title", {"title": "New title"}),
        (Column.LIVE_PRICE, "19.9", {"live_price_minor": 1990}),
        (Column.LIST_PRICE, "¥1,000", {"list_price_minor": 100000}),
        (Column.STOCK, "44", {"variants": [PLAIN | {"sku": "p0", "stock": 44}]}),
        (Column.MINUTES, "2.5", {"planned_minutes": 2.5}),
    ],
)
def test_a_typed_cell_asks_for_a_change(model: QueueModel, column: Column, text: str, change: dict[str, Any]) -> None:
    model.follow([row("p0")], {}, "", "")
    asked: list[tuple[str, dict[str, Any]]] = []
    model.edited.connect(lambda product, fields: asked.append((product, fields)))
    assert model.setData(model.index(0, column), text)
    assert asked == [("p0", change)]


@pytest.mark.parametrize(
    ("column", "text"),
    [(Column.PRODUCT, "  "), (Column.LIVE_PRICE, "dear"), (Column.STOCK, "-4"), (Column.MINUTES, "601"), (Column.MINUTES, "x")],
)
def test_what_does_not_fit_is_refused_in_words(model: QueueModel, column: Column, text: str) -> None:
    model.follow([row("p0")], {}, "", "")
    refused: list[str] = []
    model.refused.connect(refused.append)
    assert not model.setData(model.index(0, column), text)
    assert len(refused) == 1


def test_an_unchanged_cell_asks_for_nothing(model: QueueModel) -> None:
    model.follow([row("p0")], {}, "", "")
    asked: list[Any] = []
    model.edited.connect(lambda *change: asked.append(change))
    index = model.index(0, Column.LIVE_PRICE)
    assert not model.setData(index, index.data(Qt.ItemDataRole.EditRole))
    assert asked == []


def test_stock_of_several_variants_is_not_typed_into_one_cell(model: QueueModel) -> None:
    model.follow([row("p0", variants=(Variant(sku="a", stock=1), Variant(sku="b", stock=2)))], {}, "", "")
    assert not model.flags(model.index(0, Column.STOCK)) & Qt.ItemFlag.ItemIsEditable
    assert model.index(0, Column.STOCK).data() == "3"


def test_the_shops_stock_goes_before_the_planned_one(model: QueueModel) -> None:
    model.follow([row("p0")], {"p0": SellingProduct(stock=7, sold=3)}, "", "")
    assert model.index(0, Column.STOCK).data() == "7"
    assert model.index(0, Column.SOLD).data() == "3"


def test_what_is_wrong_with_a_product_is_said_in_the_windows_language(model: QueueModel, chinese: None) -> None:
    live = {
        "p0": SellingProduct(problem=preparing.no_sku(sku="p0")),
        "p1": SellingProduct(price_ok=False),
        "p2": SellingProduct(price_ok=True),
    }
    model.follow([row(name) for name in NAMES[:3]], live, "", "")
    tips = [model.index(place, Column.STATE).data(Qt.ItemDataRole.ToolTipRole) for place in range(3)]
    assert tips == ["店铺没有 p0。", "价格不符", None]

"""The queue of a running studio goes out to a sheet and comes back, through the control methods."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from studio.control.protocol import OPERATOR, RpcError
from tests.integration.test_desk_headless import plain_show, save
from tests.parts.studio import Studio


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("sheets")
    with Studio(folder / "run", "--headless", save(folder, plain_show())) as studio:
        studio.until(lambda tree: tree["mixer"]["state"] == "running", 30, "the mixer")
        yield studio


def test_a_first_sheet_without_a_currency_is_imported_once_it_is_chosen(studio: Studio, tmp_path: Path) -> None:
    sheet = tmp_path / "first.csv"
    sheet.write_text("Title,Live price\nTea,9\n")
    asked = studio.call("queue.read_sheet", path=str(sheet))
    assert (asked["products"], asked["currency"]) == ([], "")
    assert "names no currency" in asked["problems"][0]["text"]
    told = studio.call("queue.read_sheet", path=str(sheet), currency="JPY")
    assert [(one["currency"], one["live_price_minor"]) for one in told["products"]] == [("JPY", 9)]


def test_out_and_in_again(studio: Studio, tmp_path: Path) -> None:
    rows = [{"title": f"茶 {n}", "live_price_minor": 100 + n, "variants": [{"sku": f"T{n}", "stock": n}]} for n in range(1, 501)]
    studio.call("product.import", set=rows)
    before = studio.until(lambda tree: len(tree["show"]["products"]) == 500, 30, "the products")["show"]["products"]
    assert studio.call("queue.write_sheet", path=str(tmp_path / "q.xlsx")) == {"count": 500}

    dry = studio.call("queue.read_sheet", path=str(tmp_path / "q.xlsx"), mode="merge")
    assert (dry["count"], dry["problems"]) == (500, [])
    studio.call("product.import", set=dry["products"], mode="replace")
    assert studio.state()["show"]["products"] == before

    again = studio.call("queue.read_sheet", path=str(tmp_path / "q.xlsx"))  # appended, every one would be there twice
    assert (again["count"], again["products"]) == (500, [])
    assert {one["level"] for one in again["problems"]} == {"error"}

    studio.call("product.move", products=["product-500"], index=0)
    studio.until(lambda tree: tree["show"]["products"][0]["id"] == "product-500", 30, "the move")
    studio.call("edit.undo")
    studio.until(lambda tree: tree["show"]["products"] == before, 30, "the order as it was")


def test_a_template_for_somebody_new(studio: Studio, tmp_path: Path) -> None:
    studio.call("look.update", set={"language": "en"})
    studio.call("queue.write_template", path=str(tmp_path / "t.xlsx"))
    assert load_workbook(tmp_path / "t.xlsx").sheetnames == ["Products", "Notes"]


def test_what_cannot_be_read_is_said(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(RpcError, match="There is no file") as error:
        studio.call("queue.read_sheet", path=str(tmp_path / "gone.csv"))
    assert error.value.code == OPERATOR

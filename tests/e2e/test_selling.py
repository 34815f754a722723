"""A show sells, from the sheet to the last unit: the real studio, its rehearsal shop, a crowd; read back from the recording."""

from __future__ import annotations

import csv
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import av
import numpy as np
import openpyxl
import pytest

from studio.ipc.clock import NS
from tests.parts import card_reader, shows
from tests.parts.priced import COUNTDOWN_BOX, GROUND_Y, LOOK, PRICE_BOX, show
from tests.parts.studio import ROOT, Studio

PRODUCTS = 50
UNITS = 30
COUNTDOWN_S = 4


def write_sheet(template: Path, path: Path) -> None:
    """Fifty products under the template's own headings."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    for number in range(1, PRODUCTS + 1):
        row = {
            "Link no.": number,
            "Title": f"Tea caddy {number}",
            "List price": 95,
            "Live price": f"{20 + number}.50",
            "Currency": "USD",
            "SKU": f"TC-{number}",
            "Stock": UNITS if number == 1 else 200,
            "Countdown seconds": COUNTDOWN_S,
        }
        sheet.append([row.get(str(heading)) for heading in headings])
    book.save(path)


def crowd(page: str, seconds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "rehearsal.crowd", "--url", page, "--profile", "rush", "--buyers", "60"]
    command += ["--seconds", str(seconds), "--seed", "7", "--wants-per-s", "12"]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def shop_runs(tree: dict[str, Any]) -> bool:
    return bool(tree["selling"].get("shops", {}).get("rehearsal", {}).get("state") == "running")


def product(tree: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = tree["selling"].get("products", {}).get(name, {"state": ""})
    return found


@pytest.mark.timeout(300)  # a recording to read picture by picture, against a hundred drawings
def test_from_the_sheet_to_the_last_unit(tmp_path: Path) -> None:
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("recording", "live")
        studio.call("queue.write_template", path=str(tmp_path / "template.xlsx"))
        write_sheet(tmp_path / "template.xlsx", tmp_path / "queue.xlsx")
        dry = studio.call("queue.read_sheet", path=str(tmp_path / "queue.xlsx"))
        assert dry["count"] == PRODUCTS
        assert [one for one in dry["problems"] if one["level"] == "error"] == []
        assert studio.state()["show"]["products"] == [], "a dry run changes nothing"
        studio.call("product.import", set=dry["products"], mode="append")
        queue = [one["id"] for one in studio.state()["show"]["products"]]
        assert len(queue) == PRODUCTS
        first, second = queue[:2]

        shops = studio.until(
            lambda tree: tree["selling"].get("shops", {}).get("rehearsal", {}).get("state") == "running", 15, "a shop"
        )
        assert shops["rehearsal"]["url"]
        studio.call("queue.prepare", product=first)
        studio.until(lambda tree: product(tree, first)["state"] == "prepared", 5, "the shop was read")
        studio.call("queue.explain", product=first)
        studio.until(lambda tree: tree["cards"]["price"]["playing"], 5, "the price card")
        time.sleep(1.5)
        armed = studio.call("launch.arm", product=first, quantity=UNITS)
        assert (armed["price_minor"], armed["quantity"]) == (2150, UNITS)
        studio.call("launch.start")
        studio.until(lambda tree: product(tree, first)["state"] == "on_sale", 15, "the launch")
        outcome = crowd(shops["rehearsal"]["url"], 6)
        tree = studio.until(lambda tree: product(tree, first)["state"] == "sold_out", 15, "sold out")
        assert tree["selling"]["launch"]["released"] == UNITS
        time.sleep(1.5)
        tree = studio.state()
        studio.call("queue.next")
        studio.until(
            lambda tree: product(tree, second)["state"] == "explaining" and tree["cards"]["price"]["playing"], 10, "the next"
        )
        time.sleep(1.5)
        records = studio.call("journal.between", from_ms=0, to_ms=10**14)["records"]
        assert studio.stop() == 0

    sold = product(tree, first)
    assert outcome["units_ordered"] == UNITS
    assert sold["paid"] == outcome["units_paid"]
    assert sold["paid"] + sold["held"] + sold["returned"] == UNITS
    assert sold["gmv_minor"] == 2150 * sold["sold"]
    assert outcome["spent"].get("USD", 0) == 2150 * (outcome["units_paid"] - sold["returned"])
    assert [one["kind"] for one in records].count("launch_opened") == 1
    read_back(tmp_path)


def read_back(folder: Path) -> None:
    """What viewers saw: the right price in every picture, the countdown in step with the launch, sold out, the next product."""
    (file,) = (folder / "recorded").glob("*.mkv")
    (marks,) = (folder / "recorded").glob("*.marks.csv")
    with open(marks, encoding="utf-8", newline="") as table:
        (zero,) = [float(seconds) for seconds, text in csv.reader(table) if text.startswith("launch ")]
    base = {"title": "Tea caddy 1", "link_no": 1, "currency": "USD", "list_price_minor": 9500, "live_price_minor": 2150}
    after = base | {"title": "Tea caddy 2", "link_no": 2, "live_price_minor": 2250}
    wrong = base | {"live_price_minor": 9500, "list_price_minor": None}
    states = ("announced", "countdown", "on_sale", "few_left", "sold_out")
    said = [base | {"state": state, "stock_left": 20, "sold": 10, "zero_ns": 10 * NS} for state in states]
    said += [after | {"state": "announced"}, wrong | {"state": "announced"}, wrong | {"state": "on_sale"}]
    names = [*states, "next", "wrong price", "wrong price"]
    drawn = card_reader.faces("price_card", PRICE_BOX[2:], [(values, 8 * NS) for values in said], LOOK, folder)
    cards = [card_reader.over_plain(face, GROUND_Y) for face in drawn]
    tenths = [values / 10 for values in range(int(COUNTDOWN_S * 10))]
    clocks = card_reader.faces(
        "countdown",
        COUNTDOWN_BOX[2:],
        [({"zero_ns": 10 * NS, "title": "Tea caddy 1"}, round((10 - left) * NS)) for left in tenths],
        LOOK,
        folder,
    )
    dials = [card_reader.over_plain(face, GROUND_Y) for face in clocks]

    seen: list[str] = []
    off_by: list[float] = []
    with av.open(str(file)) as container:
        for frame in container.decode(video=0):
            rows = np.frombuffer(memoryview(frame.planes[0]), np.uint8).reshape(-1, frame.planes[0].line_size)
            luma = rows[: frame.height, : frame.width]
            at = float(frame.time or 0)
            best, distance = card_reader.nearest(part(luma, PRICE_BOX), cards)
            if distance < 9:
                seen.append(names[best])
            left = zero - at
            if 0.3 < left < COUNTDOWN_S - 1:
                number, distance = card_reader.nearest(part(luma, COUNTDOWN_BOX), dials)
                assert distance < 9, f"no countdown is to be read {left:.2f} s before the launch"
                off_by.append(tenths[number] - left)
    assert len(seen) > 200
    assert "wrong price" not in seen
    story = [name for name, _ in itertools.groupby(seen)]
    assert story[0] == "announced"
    assert story[-1] == "next"
    order = ["announced", "countdown", "on_sale", "sold_out", "next"]
    assert [name for name in story if name != "few_left"] == order, story
    assert len(off_by) > 60
    assert max(abs(error) for error in off_by) < 0.2, "the countdown on air and the launch are one clock"
    assert abs(float(np.median(off_by))) < 0.1


def part(luma: card_reader.U8, box: tuple[int, int, int, int]) -> card_reader.F32:
    x, y, width, height = box
    return luma[y : y + height, x : x + width].astype(np.float32)

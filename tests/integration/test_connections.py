"""Two connections of one plugin, as real processes: each its own shelf and book, and one leaves the other alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.control.protocol import RpcError
from studio.document.products import LaunchTerms, Listing, Product, Variant
from tests.fault.test_selling import buy, show
from tests.parts import shows
from tests.parts.studio import Studio

FIRST, SECOND = "rehearsal", "second-stage"


def product(name: str, shop: str, price_minor: int, stock: int) -> Product:
    """The same item and SKU whatever the shop: nothing but the connection tells them apart."""
    return Product(
        id=name,
        link_no={"tea": 1, "cup": 2}[name],
        title=name.title(),
        listings=(Listing(connection=shop, item_id="tea"),),
        live_price_minor=price_minor,
        launch=LaunchTerms(countdown_s=3, sale_minutes=5),
        variants=(Variant(sku="T", stock=stock),),
    )


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """On air with one product of the rehearsal; another rehearsal is connected, with a product of its own."""
    made = replace(show(tmp_path / "recorded"), products=(product("tea", FIRST, 1990, 12),))
    path = shows.save(made, tmp_path / "show.json")
    environment = {"XDG_DATA_HOME": str(tmp_path / "data")}
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", **environment) as running:
        running.destination_is("recording", "live", 30)
        answer = running.call("connection.add", plugin="rehearsal", name="Second stage", settings={"unpaid_s": 600})
        assert answer["id"] == SECOND
        listing = {"connection": SECOND, "item_id": "tea"}
        fields = {"title": "Cup", "listings": [listing], "live_price_minor": 1990, "launch": {"countdown_s": 3}}
        running.call("product.add", set=fields | {"id": "cup", "variants": [{"sku": "T", "stock": 7}]})
        both_run(running)
        yield running


def both_run(studio: Studio) -> dict[str, Any]:
    """The state once both connections say that they run, and can sell."""

    def well(tree: dict[str, Any]) -> bool:
        told = [tree["connections"].get(name, {}) for name in (FIRST, SECOND)]
        return all(one.get("state") == "running" and "catalogue" in one["abilities"] for one in told)

    return studio.until(well, 30, "both connections")


def of(tree: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = tree["selling"]["products"].get(name, {"state": ""})
    return found


def page(studio: Studio, connection: str) -> str:
    """Where viewers of a rehearsal are: its process keeps its port over a crash."""
    return f"http://127.0.0.1:{(studio.session / f'port.page.{connection}').read_text()}/"


def sell(studio: Studio, name: str, connection: str, units: int) -> None:
    """Launch a product, let one buyer have some of it, and end the sale."""
    studio.call("queue.prepare", product=name)
    studio.until(lambda tree: of(tree, name)["state"] == "prepared", 30, f"{name} prepared")
    studio.call("queue.explain", product=name)
    studio.until(lambda tree: of(tree, name)["shop_price_minor"] == 1990, 30, f"the price of {name}")
    studio.call("launch.arm", product=name, countdown_s=3)
    studio.call("launch.start")
    studio.until(lambda tree: of(tree, name)["state"] == "on_sale", 30, f"{name} on sale")
    buy(page(studio, connection), f"buyer-of-{name}", units)
    studio.until(lambda tree: of(tree, name)["sold"] == units, 30, f"{units} sold of {name}")


def end(studio: Studio, name: str) -> None:
    studio.call("queue.end", product=name, confirm=name)
    studio.until(lambda tree: of(tree, name)["state"] == "ended" and not tree["selling"]["closing"], 30, f"the end of {name}")


def pids(studio: Studio) -> tuple[int, int]:
    processes = studio.state()["processes"]
    return processes[f"plugin.{FIRST}"]["pid"], processes[f"plugin.{SECOND}"]["pid"]


def test_both_are_sold_from_and_each_has_its_own_stock_and_orders(studio: Studio) -> None:
    sell(studio, "tea", FIRST, 2)
    tree = studio.state()
    assert of(tree, "cup")["sold"] == 0, "an order of the same item and SKU, in another shop"
    end(studio, "tea")
    sell(studio, "cup", SECOND, 3)
    tree = studio.until(lambda tree: of(tree, "cup")["stock"] == 4, 30, "what is left on the second shelf")
    assert (of(tree, "tea")["sold"], of(tree, "cup")["sold"]) == (2, 3)
    assert of(tree, "tea")["stock"] == 10

    with pytest.raises(RpcError, match="is the shop of 1 product"):
        studio.call("connection.remove", connection=SECOND)
    with pytest.raises(RpcError, match="connection 'Second stage' may reach another shop or none"):
        studio.call("connection.update", connection=SECOND, set={"settings": {"unpaid_s": 60}})
    with pytest.raises(RpcError, match="Until connection 'Second stage' runs again"):
        studio.call("connection.restart", connection=SECOND)
    studio.call("connection.restart", connection=FIRST)  # nothing is on sale there
    end(studio, "cup")


def test_what_happens_to_one_leaves_the_other_alone_and_a_crash_of_the_desk_both(studio: Studio) -> None:
    first, second = pids(studio)
    studio.call("connection.restart", connection=SECOND)
    studio.until(lambda tree: tree["processes"].get(f"plugin.{SECOND}", {}).get("pid") not in (0, None, second), 30, "a restart")
    both_run(studio)
    assert pids(studio)[0] == first

    second = pids(studio)[1]
    studio.kill("desk")
    studio.hang_up()
    tree = both_run(studio)
    assert pids(studio) == (first, second), "a new desk adopts both"
    assert tree["connections"][SECOND]["name"] == "Second stage"

    studio.call("product.remove", products=["cup"])
    studio.call("connection.remove", connection=SECOND)
    studio.until(lambda tree: f"plugin.{SECOND}" not in tree["processes"], 30, "its process to end")
    assert SECOND not in studio.state()["connections"]
    assert studio.state()["processes"][f"plugin.{FIRST}"]["pid"] == first
    studio.call("edit.undo")
    studio.call("edit.undo")
    both_run(studio)
    assert pids(studio)[0] == first
    studio.call("queue.prepare", product="cup")
    studio.until(lambda tree: of(tree, "cup")["stock"] == 7, 30, "its shelf")


def test_switching_the_plugin_off_ends_both_and_on_begins_both(studio: Studio) -> None:
    studio.call("plugin.switch", plugin="rehearsal", on=False)
    off = studio.until(lambda tree: not any(name.startswith("plugin.re") for name in tree["processes"]), 30, "both to end")
    assert {name: one["state"] for name, one in off["connections"].items()} == {FIRST: "off", SECOND: "off"}
    studio.call("plugin.switch", plugin="rehearsal", on=True)
    both_run(studio)


def test_a_show_of_format_2_runs_what_it_named(tmp_path: Path) -> None:
    """As it did: the shops of its products, those that are here."""
    data = Path(__file__).parents[1] / "data" / "shows" / "two-shops-format-2.json"
    path = tmp_path / "show.json"
    path.write_bytes(data.read_bytes())
    with Studio(tmp_path / "studio", "--headless", path, XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        wanted = {"rehearsal": "running", "vendure": "failed", "stall": "missing"}
        tree = studio.until(
            lambda tree: {name: one["state"] for name, one in tree.get("connections", {}).items()} == wanted, 30, "its shops"
        )
        assert {name for name in tree["processes"] if name.startswith("plugin.")} == {
            "plugin.cards",
            "plugin.rehearsal",
            "plugin.vendure",
        }
        studio.call("queue.prepare", product="p2")
        studio.until(lambda tree: of(tree, "p2")["stock"] == 5, 30, "a product of the rehearsal")
        assert path.read_bytes() == data.read_bytes(), "opening writes nothing"
        studio.call("show.save")
        assert b'"format": 4' in path.read_bytes()

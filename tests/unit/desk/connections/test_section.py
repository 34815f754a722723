"""What clients are told of a connection: how its plugin and its process are, and what it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.contracts.messages import Status
from studio.desk.connections.section import told
from studio.desk.plugins import Catalogue, Choices, discover
from studio.desk.supervisor import Phase, Worker
from studio.document.connections import Connection
from tests.unit.desk.plugins.test_discovery import put

STORE = Connection(id="shop", plugin="shop", name="Store")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    put(tmp_path / "own", "shop", 'provides = ["catalogue", "orders"]\n')
    put(tmp_path / "own", "broken", "colour = 3\n")
    return Catalogue(discover(tmp_path / "none", tmp_path / "own"), Choices())


def worker(phase: Phase, state: str, page: str = "") -> Worker:
    made = Worker("plugin.shop", "", "")
    made.phase, made.status = phase, Status(state, "", {"page_url": page})
    return made


@pytest.mark.parametrize(
    ("phase", "said", "state"),
    [
        ("wanted", "starting", "starting"),
        ("starting", "starting", "starting"),
        ("running", "running", "running"),
        ("running", "live", "running"),
        ("running", "waiting", "waiting"),
        ("running", "failed", "failed"),
        ("waiting", "failed", "failed"),
        ("disabled", "failed", "disabled"),
    ],
)
def test_it_is_as_its_process_is(catalogue: Catalogue, phase: Phase, said: str, state: str) -> None:
    found = told(STORE, catalogue, worker(phase, said, page="http://127.0.0.1:80/"), {"item.read", "chat.read"})
    assert found.state == state
    assert found.abilities == (("chat.read", "item.read") if state == "running" else ())
    assert found.page_url == ("http://127.0.0.1:80/" if state == "running" else "")


def test_it_says_why_nothing_runs(catalogue: Catalogue) -> None:
    def state(**fields: str) -> tuple[str, str]:
        found = told(replace(STORE, **fields), catalogue, None, ())
        return found.state, found.text

    assert state() == ("starting", "")
    assert state(plugin="gone") == ("missing", "There is no plugin 'gone'.")
    assert state(plugin="broken", id="x")[0] == "refused"
    assert state(id="broken") == ("refused", "'broken' is the id of another plugin. Add this connection anew.")
    catalogue.choices = catalogue.switched("shop", on=False)
    assert state() == ("off", "")


def test_no_browser_is_sent_to_what_is_no_page(catalogue: Catalogue) -> None:
    for page in ("file:///etc/passwd", "javascript:alert(1)", ""):
        assert told(STORE, catalogue, worker("running", "running", page=page), ()).page_url == ""

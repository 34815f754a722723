"""What clients are told of a connection: how its plugin and its process are, and what it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.contracts.messages import Status
from studio.control.schema.state.connections import LoginPage
from studio.desk.connections.section import login_page, page_address, told
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


def worker(phase: Phase, state: str) -> Worker:
    made = Worker("plugin.shop", "", "")
    made.phase, made.status = phase, Status(state)
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
    found = told(STORE, catalogue, worker(phase, said), {"item.read", "chat.read"}, "http://127.0.0.1:80/")
    assert found.state == state
    assert found.abilities == (("chat.read", "item.read") if state == "running" else ())
    assert found.page_url == ("http://127.0.0.1:80/" if state == "running" else "")
    assert not found.personal_data


def test_what_the_user_granted_is_said_whatever_its_process_does(catalogue: Catalogue) -> None:
    assert told(STORE, catalogue, None, (), "", personal_data=True).personal_data
    assert not told(replace(STORE, personal_data=True), catalogue, None, (), "").personal_data, "the show only asks for it"


def test_it_says_why_nothing_runs(catalogue: Catalogue) -> None:
    def state(**fields: str) -> tuple[str, str]:
        found = told(replace(STORE, **fields), catalogue, None, (), "")
        return found.state, found.text

    assert state() == ("starting", "")
    assert state(plugin="gone") == ("missing", "There is no plugin 'gone'.")
    assert state(plugin="broken", id="x")[0] == "refused"
    assert state(id="broken") == ("refused", "'broken' is the id of another plugin. Add this connection anew.")
    catalogue.choices = catalogue.switched("shop", on=False)
    assert state() == ("off", "")


@pytest.mark.parametrize(
    "said",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://shop.example/",
        "http://127.0.0.1:80@evil.example/",
        "https://me:word@evil.example/",
        "https://",
        "https://[",
        "https://evil.example/\n",
        "https://evil.example/\u202egnp",
        "https://evil.example/" + "x" * 2_000,
        7,
        None,
    ],
    ids=lambda said: str(said)[:40],
)
def test_no_browser_is_sent_to_what_is_no_page(said: object) -> None:
    assert page_address(said) == ""


@pytest.mark.parametrize("said", ["http://127.0.0.1:8080/live", "https://live.example/room?id=7"])
def test_a_page_is_here_or_nobody_reads_it_on_the_way(said: str) -> None:
    assert page_address(said) == said


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://login.example/device?code=AB12", True),
        ("http://login.example/device", False),
        ("http://127.0.0.1:80/device", False),
        ("https://evil.example/device", False),
        ("https://login.example.evil.example/", False),
        ("https://login.example@evil.example/", False),
        ("https://login.example:444/", False),
        ("javascript:alert(1)", False),
        ("https://login.example/ device", False),
        (7, False),
    ],
)
def test_a_login_leads_to_pages_that_the_manifest_names_alone(address: object, shown: bool) -> None:
    found = login_page({"address": address, "code": "AB12"}, {"login.example"})
    assert found == LoginPage(address=str(address) if shown else "", code="AB12")


def test_a_login_is_plain_text_and_none_where_there_is_none(catalogue: Catalogue) -> None:
    hosts = {"login.example"}
    assert login_page(None, hosts) is None
    assert login_page("https://login.example/", hosts) is None
    assert login_page({}, hosts) == LoginPage()
    assert login_page({"code": "A\u202eB" * 100}, hosts) == LoginPage(code="AB" * 20)
    page = LoginPage(address="https://login.example/", code="AB12")
    assert told(STORE, catalogue, worker("running", "failed"), (), "", login=page).login == page
    assert told(STORE, catalogue, worker("waiting", "failed"), (), "", login=page).login is None
    assert told(STORE, catalogue, None, (), "", login=page).login is None

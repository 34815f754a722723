"""The show's connections as the desk runs them: a process each, ids that nothing else has, and secrets for one account."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec.structs import replace

from studio.contracts import messages
from studio.control.state import StateTree
from studio.desk.connections import Connections
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.keys import Keys, Secret
from studio.desk.plugins import Catalogue, Choices, ChoicesFile, InstalledPlugins, choices_path, discover
from studio.desk.plugins.places import FOLDER_NAME
from studio.desk.processes import Processes
from studio.desk.show_document import ShowDocument
from studio.document.connections import Connection
from studio.document.model import Overlay, Show
from studio.ipc.clock import VirtualClock
from studio.show import document
from studio.values.errors import RefusedError
from tests.unit.desk.plugins.test_discovery import put

TOML = """
provides = ["catalogue"]
subscribes = ["orders"]
[settings.url]
type = "text"
label = "Address"
[secrets.password]
label = "Password"
"""
FIRST = Connection(id="store", plugin="store", name="Store", secrets_ref="plugin-store")
SECOND = Connection(id="second", plugin="store", name="Second", settings={"url": "https://b"}, secrets_ref="plugin-store-second")


class Line:
    """Stands for the processes: all are there to hear."""

    def __init__(self) -> None:
        self.members: dict[str, object] = {}
        self.said: list[tuple[str, messages.ToWorker]] = []
        self.restarted: list[str] = []

    def send(self, worker: str, message: messages.ToWorker) -> bool:
        self.said.append((worker, message))
        return True

    def restart(self, worker: str) -> None:
        self.restarted.append(worker)


class Stand:
    """The part with a store's plugin, one that draws cards, and a show with two accounts of the store."""

    def __init__(self, folder: Path) -> None:
        put(folder / "own", "store", TOML)
        put(folder / "own", "cards", '[[overlay]]\nkind = "price"\nname = "Price"\n')
        self.document = ShowDocument(CrashRecovery(folder), VirtualClock())
        self.document.show = Show(connections=(FIRST, SECOND))
        self.line, self.keys = Line(), Keys()
        processes, state = cast("Processes", self.line), StateTree()
        self.plugins = InstalledPlugins(self.document, processes, state, lambda: None)
        self.plugins.found(Catalogue(discover(folder / "none", folder / "own"), Choices()))
        self.part = Connections(
            self.document, processes, self.keys, self.plugins, state, lambda: ("old-store", "store"), lambda: None
        )

    def given(self) -> dict[str, str]:
        """The passwords that processes were told, by worker."""
        return {worker: said.value for worker, said in self.line.said if isinstance(said, messages.Secret)}

    def knowing(self) -> set[str]:
        """The connections whose processes are told people's names."""
        knowing = {spec.id for spec in self.part.specs() if spec.personal_data}
        assert knowing == {one.id for one in self.document.show.connections if self.part.personal_data(one.id)}
        return knowing

    async def greeted(self, *workers: str) -> dict[str, str]:
        """The passwords that processes are told when they begin."""
        self.line.said.clear()
        for worker in workers:
            self.part.greet(worker)
        await asyncio.gather(*self.part._giving)
        return self.given()


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring of the test's own."""
    entries: dict[str, str] = {}
    monkeypatch.setattr("studio.desk.keys._keyring_get", entries.get)
    monkeypatch.setattr("studio.desk.keys._keyring_set", entries.__setitem__)
    monkeypatch.setattr("studio.desk.keys._keyring_delete", entries.__delitem__)
    return entries


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: dict[str, str]) -> Stand:
    monkeypatch.setenv(FOLDER_NAME, str(tmp_path / "own"))
    return Stand(tmp_path)


def test_each_connection_and_each_plugin_with_cards_is_a_process(stand: Stand) -> None:
    card = Overlay(id="price", name="Price", kind="price", plugin="cards")
    stand.document.show = replace(stand.document.show, overlays=(card, replace(card, id="again", plugin="store")))
    specs = {spec.id: spec for spec in stand.part.specs()}
    assert {name: (spec.plugin, spec.name, spec.settings) for name, spec in specs.items()} == {
        "cards": ("cards", "", {}),
        "second": ("store", "Second", {"url": "https://b"}),
        "store": ("store", "Store", {}),
    }
    assert (specs["store"].account, bool(specs["second"].account)) == ("", True)
    stand.plugins.catalogue.choices = stand.plugins.catalogue.switched("store", on=False)
    assert [spec.id for spec in stand.part.specs()] == ["cards"]
    stand.document.show = replace(stand.document.show, connections=(replace(FIRST, id="cards"),))
    assert [(spec.id, spec.plugin) for spec in stand.part.specs()] == [("cards", "cards")], "cards are drawn by their own plugin"


def test_a_new_one_is_called_as_no_plugin_and_no_shop_of_the_journal(stand: Stand) -> None:
    def name(**params: Any) -> Any:
        return stand.part.named("connection.add", params).get("id")

    assert name(plugin="store", name="Third") == "third"
    assert name(plugin="store", name="Old store") == "old-store-2"
    assert name(plugin="store", name="Cards") == "cards-2"
    assert name(plugin="store", name="Second", id="mine") == "mine"
    assert name(plugin="cards", name="First of it") is None, "it has the plugin's own id"
    assert name(plugin=7) is None


async def test_secrets_are_given_to_the_process_of_their_account_alone(stand: Stand) -> None:
    await stand.part.keep_secret("store", "password", Secret("of the first"))
    await stand.part.keep_secret("second", "password", Secret("of the second"))
    both = {"plugin.store": "of the first", "plugin.second": "of the second"}
    assert stand.given() == both
    assert await stand.greeted(*both) == both
    await stand.part.keep_plugin_secret("store", "password", Secret("newer"))
    assert await stand.greeted(*both) == both | {"plugin.store": "newer"}, "the plugin's own account is the first one's"


async def test_a_password_of_before_is_found_and_moves_to_the_name_that_no_other_plugin_can_have(
    stand: Stand, entries: dict[str, str]
) -> None:
    entries["plugin-store-password"] = "of before"
    assert await stand.greeted("plugin.store", "plugin.second") == {"plugin.store": "of before"}
    assert entries == {"plugin-store/password": "of before"}
    assert await stand.greeted("plugin.store") == {"plugin.store": "of before"}


async def test_a_password_of_before_that_may_be_of_two_plugins_goes_to_neither(
    stand: Stand, entries: dict[str, str], tmp_path: Path
) -> None:
    put(tmp_path / "two", "store-pro", TOML.replace("password", "pin"))
    put(tmp_path / "two", "store", TOML.replace("password", "pro-pin"))
    stand.plugins.found(Catalogue(discover(tmp_path / "none", tmp_path / "two"), Choices()))
    pro = Connection(id="store-pro", plugin="store-pro", name="Pro", secrets_ref="plugin-store-pro")
    stand.document.show = replace(stand.document.show, connections=(FIRST, pro))
    entries["plugin-store-pro-pin"] = "of one of them"
    assert await stand.greeted("plugin.store", "plugin.store-pro") == {}
    await stand.part.keep_secret("store", "pro-pin", Secret("a"))
    await stand.part.keep_secret("store-pro", "pin", Secret("b"))
    assert await stand.greeted("plugin.store", "plugin.store-pro") == {"plugin.store": "a", "plugin.store-pro": "b"}


@pytest.mark.expect_warnings
async def test_one_with_the_id_of_another_plugin_has_no_part_in_the_process_of_that_name(stand: Stand) -> None:
    await stand.part.keep_secret("store", "password", Secret("of the first"))
    show = stand.document.show
    for ref in ("plugin-store", ""):
        taken = Connection(id="cards", plugin="store", name="Mine", personal_data=True, secrets_ref=ref)
        stand.document.show = replace(show, connections=(FIRST, taken))
        assert await stand.greeted("plugin.cards") == {}
        assert not stand.part.personal_data("cards")
        with pytest.raises(RefusedError, match="'cards'"):
            await stand.part.grant("cards", True)
        assert stand.part.topics("cards") == frozenset()
        with pytest.raises(RefusedError, match="'cards'") as refused:
            await stand.part.keep_secret("cards", "password", Secret("mine"))
        assert refused.value.code == "taken"
        stand.line.members["plugin.cards"] = object()
        with pytest.raises(RefusedError, match="Mine does not run"):
            stand.part.restart("cards")
        stand.line.said.clear()
        stand.part.changed_secrets.take("cards", {"secret": "password", "value": "of the cards", "account": ""})
        await asyncio.gather(*stand.part.changed_secrets._keeping.values())
        assert stand.given() == {}
        assert await stand.greeted("plugin.store") == {"plugin.store": "of the first"}


async def test_a_show_that_leads_elsewhere_is_given_no_secret_of_before(stand: Stand) -> None:
    await stand.part.keep_secret("store", "password", Secret("of the first"))
    evil = replace(FIRST, settings={"url": "https://evil"})
    stand.document.show = replace(stand.document.show, connections=(evil, replace(SECOND, secrets_ref="plugin-store")))
    assert await stand.greeted("plugin.store", "plugin.second") == {}
    await stand.part.keep_secret("store", "password", Secret("for there"))
    assert await stand.greeted("plugin.store", "plugin.second") == {"plugin.store": "for there"}
    stand.document.show = replace(stand.document.show, connections=(FIRST, SECOND))
    assert await stand.greeted("plugin.store") == {"plugin.store": "of the first"}


@pytest.mark.expect_warnings
async def test_a_refreshed_secret_is_kept_for_the_account_that_it_came_from(stand: Stand) -> None:
    changed, here = stand.part.changed_secrets, {spec.id: spec.account for spec in stand.part.specs()}["second"]
    changed.take("second", {"secret": "password", "value": "refreshed", "account": here})
    stand.document.show = replace(stand.document.show, connections=(FIRST, replace(SECOND, settings={"url": "https://c"})))
    changed.take("second", {"secret": "password", "value": "of the process before", "account": here})
    await asyncio.gather(*changed._keeping.values())
    assert await stand.greeted("plugin.second") == {}, "the account is another one"
    stand.document.show = replace(stand.document.show, connections=(FIRST, SECOND))
    assert await stand.greeted("plugin.second") == {"plugin.second": "refreshed"}


@pytest.mark.parametrize("typed_for", ["connection", "plugin"])
async def test_a_refreshed_secret_that_waits_does_not_take_the_place_of_one_just_typed(stand: Stand, typed_for: str) -> None:
    changed = stand.part.changed_secrets
    changed.take("store", {"secret": "password", "value": "refreshed", "account": ""})
    changed.take("second", {"secret": "password", "value": "of the second", "account": stand.part._mark("second")})
    keep = stand.part.keep_secret if typed_for == "connection" else stand.part.keep_plugin_secret
    await keep("store", "password", Secret("typed"))
    await asyncio.gather(*changed._keeping.values())
    assert await stand.greeted("plugin.store", "plugin.second") == {"plugin.store": "typed", "plugin.second": "of the second"}


async def test_whose_renewed_secret_the_keyring_does_not_take_is_said(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    async def locked(ref: str, key: Secret) -> bool:
        return False

    monkeypatch.setattr(stand.keys, "put", locked)
    changed = stand.part.changed_secrets
    assert stand.part.unkept() == ""
    changed.take("second", {"secret": "password", "value": "renewed", "account": stand.part._mark("second")})
    async with asyncio.timeout(5):
        while not stand.part.unkept():
            await asyncio.sleep(0)
    assert "Second: the keyring does not take the login that was just renewed." in stand.part.unkept()
    monkeypatch.undo()
    await stand.part.keep_secret("second", "password", Secret("typed"))
    assert stand.part.unkept() == ""
    for keeping in changed._keeping.values():
        keeping.cancel()


async def test_the_user_grants_people_s_names_to_an_account_and_no_show_does(stand: Stand) -> None:
    asking = replace(FIRST, personal_data=True)
    stand.document.show = replace(stand.document.show, connections=(asking, replace(SECOND, personal_data=True)))
    assert stand.knowing() == set()
    assert stand.part.ungranted() == (
        "The show asks that Store, Second be told buyers' names. Grant it or not under Show > Connections."
    )
    await stand.part.grant("store", True)
    assert stand.knowing() == {"store"}
    assert "that Second be" in stand.part.ungranted()
    stand.document.show = replace(stand.document.show, connections=(FIRST, SECOND))
    assert stand.knowing() == {"store"}, "another show of this user with the account"
    assert stand.part.ungranted() == ""
    await stand.part.grant("store", False)
    assert stand.knowing() == set()


def test_a_show_of_before_that_granted_names_itself_opens_and_only_asks(stand: Stand) -> None:
    file = Path(__file__).parents[3] / "data" / "shows" / "handed-on-format-3.json"
    show = document.parse(file.read_bytes())
    assert [(one.id, one.personal_data) for one in show.connections] == [("store", True)]
    stand.document.show = show
    assert stand.knowing() == set()
    assert "that Tea store be" in stand.part.ungranted()


async def test_a_show_that_leads_elsewhere_is_not_granted_what_the_account_was(stand: Stand) -> None:
    await stand.part.grant("store", True)
    await stand.part.grant("second", True)
    assert stand.knowing() == {"store", "second"}
    elsewhere = (replace(FIRST, settings={"url": "https://evil"}, personal_data=True), replace(SECOND, settings={}))
    stand.document.show = replace(stand.document.show, connections=elsewhere)
    assert stand.knowing() == set()
    stand.document.show = replace(stand.document.show, connections=(replace(SECOND, secrets_ref="plugin-store"),))
    assert stand.knowing() == set(), "another's leave is not had by its name"


async def test_what_was_granted_is_known_to_the_next_studio(stand: Stand, tmp_path: Path) -> None:
    await stand.part.grant("second", True)
    chosen = ChoicesFile(choices_path()).load()
    assert len(chosen.personal_data) == 1
    later = Stand(tmp_path / "later")
    assert later.knowing() == set()
    later.plugins.catalogue.choices = chosen
    assert later.knowing() == {"second"}


async def test_what_is_not_there_is_refused_in_words(stand: Stand) -> None:
    with pytest.raises(RefusedError, match="There is no connection 'third'"):
        await stand.part.keep_secret("third", "password", Secret("x"))
    with pytest.raises(RefusedError, match="Store has no secret 'pin'"):
        await stand.part.keep_secret("second", "pin", Secret("x"))
    with pytest.raises(RefusedError, match="There is no connection 'third'"):
        await stand.part.grant("third", True)
    stand.document.show = replace(stand.document.show, connections=(SECOND, Connection(id="x", plugin="gone", name="X")))
    with pytest.raises(RefusedError, match="There is no plugin 'gone'"):
        await stand.part.grant("x", True)
    with pytest.raises(RefusedError, match="Second does not run"):
        stand.part.restart("second")
    stand.line.members["plugin.second"] = object()
    stand.part.restart("second")
    assert stand.line.restarted == ["plugin.second"]

"""Which settings of a connection hold, and for which account its secrets are: a show says where it leads, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.desk.connections.accounts import account_name, account_of, former_entry, secret_entry, settings_problems
from studio.desk.plugins import Found
from studio.document.connections import Connection
from studio.plugin_api.manifest import Manifest, SecretWord
from studio.plugin_api.settings import Setting
from studio.show.connecting import is_secrets_ref

STORE = Manifest(
    id="store",
    name="Store",
    version="1",
    api=1,
    entry="store.host",
    settings={
        "url": Setting(type="text", label="Address", default="http://127.0.0.1:3000"),
        "tls": Setting(type="bool", label="TLS", default=True),
        "rate": Setting(type="number", label="Rate", default=20, min=1, max=100),
        "password_file": Setting(type="file", label="Password file"),
    },
)


def connection(name: str = "store", **settings: Any) -> Connection:
    return Connection(id=name, plugin="store", name="Store", settings=settings, secrets_ref=f"plugin-{name}")


def test_defaults_give_way_to_the_users_choices_and_those_to_the_connections_own() -> None:
    chosen = {"rate": 30, "url": "https://a.example"}
    assert account_of(STORE, chosen, connection()) == (chosen, "")
    assert account_of(STORE, chosen, connection(rate=5)).settings == {"rate": 5, "url": "https://a.example"}
    assert account_of(STORE, {}, connection(url="https://b.example")).settings == {"url": "https://b.example"}


def test_settings_that_do_not_suit_the_manifest_any_more_are_left_out() -> None:
    assert account_of(STORE, {"rate": "fast", "gone": 1}, connection(rate=1000, lost=2)) == ({}, "")


def test_a_show_names_no_file_of_this_computer() -> None:
    assert account_of(STORE, {}, connection(password_file="/home/host/.ssh/id_rsa")) == ({}, "")
    assert account_of(STORE, {"password_file": "/own"}, connection(password_file="/evil")).settings == {"password_file": "/own"}
    (problem,) = settings_problems(STORE, {"password_file": "/evil"})
    assert problem == "Password file: a file of this computer is set for all shows, under Show > Plugins."
    assert settings_problems(STORE, {"rate": 500, "password_file": None})[1:] == ["Rate: it is at most 100."]


def test_where_a_show_leads_elsewhere_the_users_files_and_secrets_do_not_follow() -> None:
    usual = account_of(STORE, {"password_file": "/own"}, connection(url="http://127.0.0.1:3000"))
    assert usual.mark == "", "what is said is where it leads anyway"
    assert secret_entry(connection(), usual.mark, "password") == "plugin-store/password"
    elsewhere = account_of(STORE, {"password_file": "/own"}, connection(url="https://evil.example"))
    assert elsewhere.settings == {"url": "https://evil.example"}
    assert elsewhere.mark
    assert secret_entry(connection(), elsewhere.mark, "password") == f"plugin-store@{elsewhere.mark}-password"


@pytest.mark.parametrize(("one", "other"), [({"url": "https://a"}, {"url": "https://b"}), ({"url": "https://a"}, {})])
def test_secrets_are_for_one_account(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert account_of(STORE, {}, connection(**one)).mark != account_of(STORE, {}, connection(**other)).mark
    assert account_of(STORE, {}, connection(**one)).mark == account_of(STORE, {}, connection(rate=7, **one)).mark


def test_a_password_does_not_go_where_it_would_be_read_on_the_way() -> None:
    assert account_of(STORE, {}, connection(tls=True)).mark == ""
    assert account_of(STORE, {}, connection(tls=False)).mark


@pytest.mark.parametrize(
    "ref", ["plugin-other", "plugin-store-second", "plugin-store/second", "plugin-storehouse", "youtube-key", ""]
)
def test_a_show_names_no_entries_of_others(ref: str) -> None:
    evil = Connection(id="mine", plugin="store", name="S", secrets_ref=ref)
    assert secret_entry(evil, "", "password") == "plugin-store/mine/password"
    assert secret_entry(replace(evil, secrets_ref="plugin-store"), "", "password") == "plugin-store/password"


def test_a_connection_that_names_no_entries_has_those_of_its_id() -> None:
    assert secret_entry(Connection(id="store", plugin="store", name="S"), "", "pin") == "plugin-store/pin"
    assert secret_entry(Connection(id="second", plugin="store", name="S"), "", "pin") == "plugin-store/second/pin"


def test_another_port_is_another_account_and_no_other_number_is() -> None:
    ported = replace(STORE, settings=STORE.settings | {"port": Setting(type="number", label="Port", default=443)})
    assert account_of(ported, {}, connection(port=443)).mark == ""
    other = account_of(ported, {"password_file": "/own"}, connection(port=8443))
    assert other.mark
    assert "password_file" not in other.settings
    assert account_of(ported, {"port": 8443}, connection(port=8443)).mark == "", "it leads there anyway"
    assert account_of(ported, {"port": 8443}, connection(port=443)).mark
    url = {"url": "https://b"}
    marks = {
        account_of(ported, {"port": usual}, connection(port=port, **url)).mark for usual in (443, 8443) for port in (443, 8443)
    }
    assert len(marks) == 2, "whose account it is does not follow from the user's own port"
    assert account_of(STORE, {}, connection(**url)).mark in marks, "at the usual port it is the account that it always was"


def test_what_was_kept_with_a_hyphen_is_found_where_no_other_plugin_may_have_kept_it() -> None:
    def found(plugin: str, *secrets: str, readable: bool = True) -> dict[str, Found]:
        manifest = replace(STORE, id=plugin, secrets={name: SecretWord(label=name) for name in secrets})
        return {plugin: Found(plugin, Path(plugin), bundled=False, manifest=manifest if readable else None)}

    store = found("store", "pin", "pro-pin")
    alone = store | found("store-house", "pin")
    assert former_entry(alone, connection(), "", "pin") == "plugin-store-pin"
    assert former_entry(alone, connection(), "", "pro-pin") == "plugin-store-pro-pin"
    for others in (found("store-pro", "pin"), found("store-pro", readable=False)):
        assert former_entry(store | others, connection(), "", "pro-pin") == "", "it may be theirs"
        assert former_entry(store | others, connection(), "", "pin") == "plugin-store-pin"
        pro = Connection(id="store-pro", plugin="store-pro", name="Pro")
        assert former_entry(store | others, pro, "", "pin") == ""
    assert former_entry(alone, connection(), "1f", "pin") == "", "another account's"
    assert former_entry(alone, connection("second"), "", "pin") == ""


def test_no_two_accounts_and_no_two_secrets_share_a_name() -> None:
    """A hyphen may be in every part of a name, and a mark looks like one that an id may have."""
    mark = account_of(STORE, {}, connection(url="https://b")).mark
    accounts = [
        (Connection(id="store", plugin="store", name="S"), ""),
        (Connection(id="store", plugin="store", name="S"), mark),
        (Connection(id=mark, plugin="store", name="S"), ""),
        (Connection(id="pro", plugin="store", name="S"), ""),
        (Connection(id="pro", plugin="store", name="S"), mark),
        (Connection(id="pro-x", plugin="store", name="S"), ""),
        (Connection(id="store-pro", plugin="store-pro", name="S"), ""),
        (Connection(id="store-pro", plugin="store-pro", name="S"), mark),
        (Connection(id="x", plugin="store-pro", name="S"), ""),
    ]
    assert len({account_name(one, mark) for one, mark in accounts}) == len(accounts)
    entries = [secret_entry(one, mark, name) for one, mark in accounts for name in ("pin", "x-pin", "pro-pin")]
    assert len(set(entries)) == len(entries)
    assert all(is_secrets_ref(entry) for entry in entries), "no destination's key is one of them"

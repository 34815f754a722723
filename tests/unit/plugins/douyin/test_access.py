"""Settings and secrets: what is missing, what cannot be, and that no setting leads anywhere but to Douyin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from douyin.access import Access, access
from douyin.addresses import STAND_IN, Addresses, addresses, stand_in
from douyin.kinds import COMMENT, KINDS, LIKE

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "douyin"
RELAY = Relay("nats://relay.example:4222", "shop-app", "douyin-desk", "desk", "relay0password")
GOOD = Access("tt0123456789abcdef", "7214015683695250235", KINDS, RELAY, "s3cr3ts3cr3ts3cr3t", "launch0token==")


def context(folder: Path, **given: object) -> PluginContext:
    settings = dict(complete(read_manifest(FOLDER).settings, given))
    return PluginContext(folder, FOLDER, settings=settings)


def test_what_the_operator_pastes_is_taken_without_its_blanks(tmp_path: Path) -> None:
    room = {"app_id": " tt0123456789abcdef\n", "room_id": "7214015683695250235 "}
    relay = {"relay": RELAY.place, "relay_connection": "shop-app", "relay_user": "desk", "desk": "desk"}
    found = context(tmp_path, **room, **relay)
    found.secrets |= {"app_secret": " s3cr3ts3cr3ts3cr3t\n", "launch_token": "launch0token==\n"}
    found.secrets["relay_password"] = "relay0password"
    assert access(found) == GOOD
    GOOD.check()


def test_what_is_turned_off_is_not_wanted(tmp_path: Path) -> None:
    assert access(context(tmp_path, gifts=False, fan_clubs=False)).kinds == (COMMENT, LIKE)


def test_two_rooms_of_a_desk_are_two_readers_of_the_relay(tmp_path: Path) -> None:
    first, second = (context(tmp_path, relay="calls.sqlite3", desk="studio") for _ in range(2))
    second.id = "douyin-2"
    names = [found.relay.desk for found in map(access, (first, second)) if found.relay is not None]
    assert names == ["douyin-studio", "douyin-2-studio"]


def test_two_desks_of_a_room_are_two_readers_however_long_the_names_are(tmp_path: Path) -> None:
    names = set()
    for desk in ("left", "right"):
        found = context(tmp_path, relay="calls.sqlite3", desk=desk)
        found.id = "a-connection-with-a-long-name" * 3
        relay = access(found).relay
        assert relay is not None
        names.add(relay.desk)
    assert len(names) == 2
    assert {len(name) for name in names} == {64}


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"app_id": ""}, "refused", "Enter the AppID"),
        ({"app_id": "夜市"}, "refused", "'夜市' is no AppID"),
        ({"app_secret": ""}, "logged_out", "Enter the AppSecret"),
        ({"app_secret": "two words here"}, "logged_out", "Copy it again, whole"),
        ({"relay": None}, "refused", "where your relay keeps its calls"),
        ({"kinds": ()}, "refused", "turn on comments"),
        ({"room_id": "live"}, "refused", "'live' is no room ID"),
        ({"room_id": "", "launch_token": ""}, "logged_out", "Enter the room ID, or the launch token"),
        ({"room_id": "", "launch_token": "no token"}, "logged_out", "holds for 30 minutes"),
    ],
)
def test_what_cannot_be_is_refused_in_words(changed: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        replace(GOOD, **changed).check()
    assert caught.value.code == code
    for secret in ("app_secret", "launch_token"):
        assert not changed.get(secret) or changed[secret] not in caught.value.text


def test_secrets_print_masked() -> None:
    for secret in (GOOD.app_secret, GOOD.launch_token, RELAY.password):
        assert secret not in repr(GOOD)


def test_no_setting_says_where_douyin_is() -> None:
    kinds, relay = {"comments", "gifts", "likes", "fan_clubs"}, {"relay", "relay_connection", "relay_user", "desk"}
    assert set(read_manifest(FOLDER).settings) == {"app_id", "room_id"} | kinds | relay
    assert addresses({}) == Addresses("https://developer.toutiao.com", "https://webcast.bytedance.com")


def test_it_promises_to_read_and_nothing_else() -> None:
    assert list(read_manifest(FOLDER).provides) == ["chat.read"]


@pytest.mark.parametrize("place", ["https://evil.example", "http://evil.example:80", "http://localhost:80", "http://127.0.0.1"])
def test_a_stand_in_is_of_this_computer(place: str) -> None:
    with pytest.raises(ValueError, match=STAND_IN):
        addresses({STAND_IN: place})
    assert stand_in("http://127.0.0.1:81") == Addresses("http://127.0.0.1:81", "http://127.0.0.1:81")

"""Settings: what is missing, what cannot be, and that no setting leads anywhere but to Twitch."""

from __future__ import annotations

from pathlib import Path

import pytest
from twitch.access import Access, access
from twitch.addresses import STAND_IN, Addresses, addresses, stand_in

from studio.plugin_api import read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "twitch"
CLIENT_ID = "hof5gwx0su6owfnys0nyan9c87zr6t"


@pytest.mark.parametrize("channel", ["night_market", "Night_Market", " https://www.twitch.tv/night_market ", "@night_market"])
def test_a_channel_by_its_name_or_its_address(tmp_path: Path, channel: str) -> None:
    context = PluginContext(tmp_path, FOLDER, settings={"client_id": f" {CLIENT_ID}\n", "channel": channel})
    assert access(context) == Access(CLIENT_ID, "night_market")
    access(context).check()


@pytest.mark.parametrize(
    ("client_id", "channel", "words"),
    [
        ("", "", "Enter the client ID"),
        ("my app", "", "'my app' is no client ID"),
        ("x" * 200, "", "is no client ID"),
        (CLIENT_ID, "night market", "is no name of a Twitch channel"),
        (CLIENT_ID, "../users", "is no name of a Twitch channel"),
        (CLIENT_ID, "夜市", "is no name of a Twitch channel"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client_id: str, channel: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        Access(client_id, channel).check()
    assert caught.value.code == "refused"


def test_no_setting_says_where_twitch_is() -> None:
    assert set(read_manifest(FOLDER).settings) == {"client_id", "channel"}
    assert addresses({}) == Addresses()
    assert Addresses().events.startswith("wss://")
    for address in (Addresses().helix, Addresses().identity, Addresses().ingests, Addresses().page):
        assert address.startswith("https://")


@pytest.mark.parametrize("place", ["https://evil.example", "http://evil.example:80", "http://localhost:80", "http://127.0.0.1"])
def test_a_stand_in_is_of_this_computer(place: str) -> None:
    with pytest.raises(ValueError, match=STAND_IN):
        addresses({STAND_IN: place})
    assert stand_in("http://127.0.0.1:81").events == "ws://127.0.0.1:81/ws"

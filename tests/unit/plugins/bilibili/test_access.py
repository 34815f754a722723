"""Settings and secrets: what is missing, what cannot be, and that no setting leads anywhere but to Bilibili."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from bilibili.access import Access, access
from bilibili.addresses import STAND_IN, Addresses, addresses, stand_in

from studio.plugin_api import read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "bilibili"
GOOD = Access("k4yid0k4yid0", "1650000000001", "s3cr3ts3cr3ts3cr3t", "C4ND1NC0DE77")


def test_what_the_operator_pastes_is_taken_without_its_blanks(tmp_path: Path) -> None:
    context = PluginContext(tmp_path, FOLDER, settings={"access_key_id": " k4yid0k4yid0\n", "app_id": "1650000000001 "})
    context.secrets |= {"access_key_secret": " s3cr3ts3cr3ts3cr3t\n", "identity_code": "C4ND1NC0DE77\n"}
    assert access(context) == GOOD
    GOOD.check()


@pytest.mark.parametrize(
    ("field", "value", "code", "words"),
    [
        ("access_key_id", "", "refused", "Enter the access key ID"),
        ("access_key_id", "夜市", "refused", "'夜市' is no access key ID"),
        ("app_id", "", "refused", "Enter the access key ID and the ID of your project"),
        ("app_id", "12a", "refused", "'12a' is no project ID"),
        ("app_id", "9" * 40, "refused", "is no project ID"),
        ("access_key_secret", "", "logged_out", "Enter the access key secret"),
        ("access_key_secret", "two words", "logged_out", "Copy it again, whole"),
        ("identity_code", "", "logged_out", "Enter the identity code"),
        ("identity_code", "no code!", "logged_out", "does not take the identity code"),
    ],
)
def test_what_cannot_be_is_refused_in_words(field: str, value: str, code: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        dataclasses.replace(GOOD, **{field: value}).check()
    assert caught.value.code == code
    if field in ("access_key_secret", "identity_code"):
        assert not value or value not in caught.value.text


def test_secrets_print_masked() -> None:
    assert GOOD.access_key_secret not in repr(GOOD)
    assert GOOD.identity_code not in repr(GOOD)


def test_no_setting_says_where_bilibili_is() -> None:
    assert set(read_manifest(FOLDER).settings) == {"access_key_id", "app_id"}
    assert addresses({}) == Addresses()
    assert (Addresses().api, Addresses().rooms) == ("https://live-open.biliapi.com", "wss://")


def test_it_promises_to_read_and_nothing_else() -> None:
    assert list(read_manifest(FOLDER).provides) == ["chat.read"]


@pytest.mark.parametrize("place", ["https://evil.example", "http://evil.example:80", "http://localhost:80", "http://127.0.0.1"])
def test_a_stand_in_is_of_this_computer(place: str) -> None:
    with pytest.raises(ValueError, match=STAND_IN):
        addresses({STAND_IN: place})
    assert stand_in("http://127.0.0.1:81") == Addresses("http://127.0.0.1:81", "ws://127.0.0.1:")

"""Settings: what is missing, what cannot be, and that no setting leads anywhere but to Facebook."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import pytest
from facebook.access import RATES, Access, access
from facebook.addresses import STAND_IN, Addresses, addresses, stand_in

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "facebook"
TOKEN = "EAAB" + "x" * 60
SECRET = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize("page", ["100200300400", " https://www.facebook.com/profile.php?id=100200300400 "])
def test_a_page_by_its_number_or_its_address(tmp_path: Path, page: str) -> None:
    context = PluginContext(tmp_path, FOLDER, settings={"page": page, "app_id": "700100", "comment_rate": "10 per second"})
    context.secrets = {"token": f" {TOKEN}\n", "app_secret": SECRET}
    found = access(context)
    assert found == Access(TOKEN, "100200300400", "700100", SECRET, "ten_per_second")
    found.check()
    assert TOKEN not in repr(found)
    assert SECRET not in repr(found)


def test_the_settings_are_those_of_the_manifest(tmp_path: Path) -> None:
    manifest = read_manifest(FOLDER)
    assert manifest.settings["comment_rate"].choices == tuple(RATES)
    usual = access(PluginContext(tmp_path, FOLDER, settings=dict(complete(manifest.settings, {}))))
    assert usual == Access(rate="one_hundred_per_second")


@pytest.mark.parametrize(
    ("wrong", "code", "words"),
    [
        (Access(), "logged_out", "Enter an access token"),
        (Access("short"), "logged_out", "cannot be one"),
        (Access(f"{TOKEN} x"), "logged_out", "cannot be one"),
        (Access(TOKEN, "our shop"), "refused", "'our shop' is no page ID"),
        (Access(TOKEN, "../me"), "refused", "is no page ID"),
        (Access(TOKEN, "1" * 200), "refused", "is no page ID"),
        (Access(TOKEN, app_id="my app"), "refused", "'my app' is no app ID"),
        (Access(TOKEN, app_secret="s3cret!"), "refused", "app secret cannot be one"),
    ],
)
def test_what_cannot_be_is_refused_in_words(wrong: Access, code: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        wrong.check()
    assert caught.value.code == code
    assert "s3cret" not in caught.value.text


def test_a_proof_is_the_tokens_keyed_hash() -> None:
    assert Access(TOKEN).proof(TOKEN) == {}
    expected = hmac.new(SECRET.encode(), b"another", hashlib.sha256).hexdigest()
    assert Access(TOKEN, app_secret=SECRET).proof("another") == {"appsecret_proof": expected}


def test_no_setting_says_where_facebook_is() -> None:
    assert set(read_manifest(FOLDER).settings) == {"page", "app_id", "comment_rate", "only_hide"}
    assert addresses({}) == Addresses()
    for address in (Addresses().graph, Addresses().streaming, Addresses().page):
        assert address.startswith("https://")


@pytest.mark.parametrize("place", ["https://evil.example", "http://evil.example:80", "http://localhost:80", "http://127.0.0.1"])
def test_a_stand_in_is_of_this_computer(place: str) -> None:
    with pytest.raises(ValueError, match=STAND_IN):
        addresses({STAND_IN: place})
    assert stand_in("http://127.0.0.1:81").streaming == "http://127.0.0.1:81/streaming"


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        ("/shop/videos/1/", "https://www.facebook.com/shop/videos/1/"),
        ("https://www.facebook.com/shop/videos/1/", "https://www.facebook.com/shop/videos/1/"),
        ("https://evil.example/", ""),
        ("//evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_viewers_are_sent_to_facebook_alone(permalink: str, address: str) -> None:
    assert Addresses().seen_at(permalink) == address

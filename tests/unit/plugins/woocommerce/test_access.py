"""From settings and secrets to who asks where; what would give a key away is refused."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from woocommerce.access import Access, access

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "woocommerce"


@pytest.fixture
def settings() -> dict[str, Any]:
    """The defaults of the manifest."""
    return dict(complete(read_manifest(FOLDER).settings, {}))


def test_the_manifest_marks_a_shop_and_its_defaults_are_the_code_s(settings: dict[str, Any], tmp_path: Path) -> None:
    assert read_manifest(FOLDER).provides == ("catalogue", "orders")
    assert access(PluginContext(tmp_path, FOLDER, settings=settings)) == Access(url="")


def test_all_settings_count(settings: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("cs_from_a_file\n")
    given = {
        "url": " https://x ",
        "consumer_key": " ck_1 ",
        "secret_file": str(file),
        "key_in_address": True,
        "requests_per_second": 5,
        "relay": "/calls.sqlite3",
        "relay_connection": "main",
        "desk": "one",
    }
    context = PluginContext(tmp_path, FOLDER, settings=settings | given)
    relay = Relay("/calls.sqlite3", "main", "one")
    found = access(context)
    assert found == Access(url="https://x", key="ck_1", secret="cs_from_a_file", key_in_address=True, rate_hz=5.0, relay=relay)
    context.secrets["consumer_secret"] = "cs_from_the_keyring"
    assert access(context).secret == "cs_from_the_keyring"


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://shop.example/", "https://shop.example/wp-json/wc/v3"),
        (" https://shop.example:8443 ", "https://shop.example:8443/wp-json/wc/v3"),
        ("https://shop.example/store/", "https://shop.example/store/wp-json/wc/v3"),
        ("https://shop.example/store/wp-json/wc/v2/", "https://shop.example/store/wp-json/wc/v3"),
        ("https://me:pw@shop.example/?x=1#y", "https://shop.example/wp-json/wc/v3"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/wp-json/wc/v3"),
    ],
)
def test_addresses(url: str, root: str) -> None:
    assert str(Access(url=url, key="ck", secret="cs").root()) == root


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"url": ""}, "not the address"),
        ({"url": "shop.example"}, "not the address"),
        ({"url": "https://shop.example:port"}, "not the address"),
        ({"url": "http://shop.example"}, "over https alone"),
        ({"url": "http://10.0.0.7"}, "over https alone"),
        ({"key": ""}, "who asks"),
        ({"secret": ""}, "who asks"),
        ({"secret": "cs_\n"}, "who asks"),
        ({"key": "ck_密"}, "who asks"),
    ],
)
def test_what_is_no_access_is_refused(given: dict[str, str], words: str) -> None:
    with pytest.raises(AbilityError, match=words):
        Access(**({"url": "https://shop.example", "key": "ck", "secret": "cs"} | given)).root()


def test_the_key_goes_into_the_header_or_where_that_is_dropped_into_the_address() -> None:
    usual = Access(url="https://x", key="ck", secret="cs")
    assert usual.query == {}
    assert usual.headers == {b"Authorization": b"Basic " + base64.b64encode(b"ck:cs")}
    other = Access(url="https://x", key="ck", secret="cs", key_in_address=True)
    assert other.headers == {}
    assert other.query == {"consumer_key": "ck", "consumer_secret": "cs"}


def test_it_is_shown_without_its_secret() -> None:
    shown = repr(Access(url="https://x", key="ck_0123456789", secret="cs_secret"))
    assert "cs_secret" not in shown
    assert "0123456789" not in shown

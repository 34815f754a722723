"""From settings and secrets to which app asks where."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiktok_shop.access import Access, access
from tiktok_shop.addresses import STAND_IN, Addresses, addresses

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "tiktok_shop"


def test_the_manifest_marks_a_shop_and_its_defaults_are_the_code_s(tmp_path: Path) -> None:
    manifest = read_manifest(FOLDER)
    assert manifest.provides == ("catalogue", "orders")
    assert access(PluginContext(tmp_path, FOLDER, settings=dict(complete(manifest.settings, {})))) == Access("")


def test_all_settings_count_and_the_login_is_none_of_them(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("from-a-file\n")
    given = {"app_key": " 6a6 ", "secret_file": str(file), "shop": " Maomao ", "requests_per_second": 5}
    context = PluginContext(
        tmp_path, FOLDER, settings=given | {"relay": "/calls.sqlite3", "relay_connection": "main", "desk": "one"}
    )
    found = access(context)
    assert found == Access("6a6", "from-a-file", "Maomao", 5.0, Relay("/calls.sqlite3", "main", "one"))
    assert "from-a-file" not in repr(found)
    context.secrets |= {"login": "ROW_refresh"}
    assert access(context) == found, "a login that is refreshed begins no shop anew"
    context.secrets["app_secret"] = "from-the-keyring"
    assert access(context).app_secret == "from-the-keyring"


@pytest.mark.parametrize(("key", "secret"), [("", "s"), ("k", ""), ("钥", "s"), ("k", "s\n")])
def test_an_app_that_is_none_is_refused(key: str, secret: str) -> None:
    with pytest.raises(AbilityError, match="which app asks"):
        Access(key, secret).check()


def test_it_goes_to_tiktok_alone_or_to_a_stand_in_here() -> None:
    assert addresses({}) == Addresses()
    assert addresses({STAND_IN: "http://127.0.0.1:8000"}).token == "http://127.0.0.1:8000/api/v2/token"
    with pytest.raises(ValueError, match="127"):
        addresses({STAND_IN: "https://open-api.example"})

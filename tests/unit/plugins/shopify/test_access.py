"""Which shop it is and who asks there."""

from __future__ import annotations

from pathlib import Path

import pytest
from shopify.access import VERSION, Access, access

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext

TOKEN = "shpat_0123456789abcdef"
PATH = f"/admin/api/{VERSION}/graphql.json"


@pytest.mark.parametrize(
    ("shop", "address"),
    [
        ("my-shop", f"https://my-shop.myshopify.com{PATH}"),
        (" My-Shop.myshopify.com ", f"https://my-shop.myshopify.com{PATH}"),
        ("https://my-shop.myshopify.com/admin/products?a=1", f"https://my-shop.myshopify.com{PATH}"),
        ("https://somebody:password@my-shop.myshopify.com", f"https://my-shop.myshopify.com{PATH}"),
        ("http://127.0.0.1:8080", f"http://127.0.0.1:8080{PATH}"),
    ],
)
def test_a_shop_has_an_address(shop: str, address: str) -> None:
    assert str(Access(shop=shop, token=TOKEN).address()) == address


@pytest.mark.parametrize(
    ("shop", "token", "words"),
    [
        ("", TOKEN, "no shop"),
        ("ftp://my-shop.myshopify.com", TOKEN, "no shop"),
        ("my-shop.example", TOKEN, "no shop"),
        ("myshopify.com", TOKEN, "no shop"),
        ("my-shop.myshopify.com.example", TOKEN, "no shop"),
        ("https://my-shop.myshopify.com@example.com/my-shop.myshopify.com", TOKEN, "no shop"),
        ("http://my-shop.myshopify.com", TOKEN, "without encryption"),
        ("my-shop", "", "who asks"),
        ("my-shop", "shpat\r\nX: 1", "who asks"),
        ("my-shop", "令牌", "who asks"),
    ],
)
def test_what_cannot_be_asked_is_said(shop: str, token: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        Access(shop=shop, token=token).address()
    assert caught.value.code == "refused"


def test_settings_and_secrets_are_read(tmp_path: Path) -> None:
    context = PluginContext(tmp_path, tmp_path)
    context.settings = {"shop": " my-shop ", "location": "Back room", "channel": "", "relay": "calls.sqlite3", "desk": "left"}
    context.secrets = {"token": TOKEN}
    found = access(context)
    assert found == Access("my-shop", TOKEN, "Back room", "online_store", Relay("calls.sqlite3", desk="left"))
    assert TOKEN not in repr(found)
    context.secrets = {}
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    context.settings = {"shop": "my-shop", "token_file": str(tmp_path / "token")}
    assert access(context) == Access("my-shop", TOKEN)

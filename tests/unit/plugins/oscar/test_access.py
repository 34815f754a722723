"""From settings and secrets to who asks where; what would give a password away is refused."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from oscar.access import Access, access
from oscar.statuses import Statuses

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "oscar"


@pytest.fixture
def settings() -> dict[str, Any]:
    """The defaults of the manifest."""
    return dict(complete(read_manifest(FOLDER).settings, {}))


def test_the_manifest_marks_a_shop_and_its_defaults_are_the_code_s(settings: dict[str, Any], tmp_path: Path) -> None:
    assert read_manifest(FOLDER).provides == ("catalogue", "orders")
    assert access(PluginContext(tmp_path, FOLDER, settings=settings)) == Access(url="http://127.0.0.1:8000", statuses=Statuses())


def test_all_settings_count(settings: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from a file\n")
    given = {
        "url": "https://x",
        "user": " anna ",
        "requests_per_second": 5,
        "password_file": str(file),
        "unpaid": "等待付款，NEW",
    }
    found = access(PluginContext(tmp_path, FOLDER, settings=settings | given))
    assert (found.url, found.user, found.secret, found.rate_hz) == ("https://x", "anna", "from a file", 5.0)
    assert found.statuses.unpaid == {"等待付款", "new"}
    keyed = PluginContext(tmp_path, FOLDER, settings=settings | given)
    keyed.secrets["password"] = "from the keyring"
    assert access(keyed).secret == "from the keyring"


def test_a_password_file_that_is_not_there_is_no_password(settings: dict[str, Any], tmp_path: Path) -> None:
    given = settings | {"password_file": str(tmp_path / "gone")}
    assert access(PluginContext(tmp_path, FOLDER, settings=given)).secret == ""


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://shop.example/", "https://shop.example/api"),
        (" https://shop.example:8443 ", "https://shop.example:8443/api"),
        ("https://shop.example/back/rest/", "https://shop.example/back/rest"),
        ("https://me:pw@shop.example/api?x=1", "https://shop.example/api"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/api"),
        ("http://[::1]:8000", "http://[::1]:8000/api"),
        ("http://localhost:8000", "http://localhost:8000/api"),
    ],
)
def test_addresses(url: str, root: str) -> None:
    assert str(Access(url=url, secret="key").root()) == root


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not the address"),
        ("shop.example", "not the address"),
        ("ftp://shop.example", "not the address"),
        ("https://shop.example:port", "not the address"),
        ("http://shop.example", "over https alone"),
        ("http://127.0.0.1.example.org", "over https alone"),
        ("http://10.0.0.7:8000", "over https alone"),
    ],
)
def test_what_is_no_address_for_a_password(url: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        Access(url=url, secret="key").root()
    assert caught.value.code == "refused"


@pytest.mark.parametrize("secret", ["", "two\nlines"])
def test_without_a_usable_secret_nobody_asks(secret: str) -> None:
    with pytest.raises(AbilityError, match="who asks"):
        Access(url="https://shop.example", secret=secret).root()


def test_a_user_has_a_password_and_a_token_no_user() -> None:
    kind, _, proof = Access(url="", user="an", secret="口令").authorization.partition(b" ")
    assert (kind, base64.b64decode(proof).decode()) == (b"Basic", "an:口令")
    assert Access(url="", secret="口令").authorization == "Token 口令".encode()
    assert "口令" not in repr(Access(url="", secret="口令"))

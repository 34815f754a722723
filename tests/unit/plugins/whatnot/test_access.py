"""From settings and secrets to who asks where; what would give a token away is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from whatnot.access import ADDRESS, Access, access

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "whatnot"


@pytest.fixture
def settings() -> dict[str, Any]:
    """The defaults of the manifest."""
    return dict(complete(read_manifest(FOLDER).settings, {}))


def test_the_manifest_marks_a_shop_and_its_defaults_are_the_code_s(settings: dict[str, Any], tmp_path: Path) -> None:
    assert read_manifest(FOLDER).provides == ("catalogue", "orders")
    assert access(PluginContext(tmp_path, FOLDER, settings=settings)) == Access()


def test_all_settings_count(settings: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("from_a_file\n")
    given = {"url": f" {ADDRESS} ", "token_file": str(file), "relay": "/calls.sqlite3", "relay_connection": "main", "desk": "one"}
    context = PluginContext(tmp_path, FOLDER, settings=settings | given)
    assert access(context) == Access("from_a_file", ADDRESS, Relay("/calls.sqlite3", "main", "one"))
    context.secrets["token"] = "from_the_keyring"
    assert access(context).token == "from_the_keyring"
    assert "from_the_keyring" not in repr(access(context))


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("", ADDRESS),
        ("https://api.stage.whatnot.com/seller-api/rest/v2/", "https://api.stage.whatnot.com/seller-api/rest/v2"),
        ("https://me:pw@api.whatnot.com/x?y=1#z", "https://api.whatnot.com/x"),
        ("http://127.0.0.1:8000/v2", "http://127.0.0.1:8000/v2"),
    ],
)
def test_addresses(url: str, root: str) -> None:
    assert str(Access("token", url).root()) == root


@pytest.mark.parametrize(
    ("token", "url", "words"),
    [
        ("", "", "who asks"),
        ("töken", "", "who asks"),
        ("to\nken", "", "who asks"),
        ("token", "ftp://api.whatnot.com", "address in"),
        ("token", "https://whatnot.example", "address in"),
        ("token", "https://evilwhatnot.com", "address in"),
        ("token", "http://[", "address in"),
        ("token", "wn_pat_tk_s3cr3t", "address in"),
        ("token", "https://me:s3cr3t@whatnot.example", "address in"),
        ("token", "http://me:s3cr3t@api.whatnot.com", "over https alone"),
        ("token", "http://api.whatnot.com/v2", "over https alone"),
    ],
)
def test_a_token_goes_to_whatnot_alone_and_never_in_the_clear(token: str, url: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        Access(token, url).root()
    assert caught.value.code == "refused"
    assert "s3cr3t" not in caught.value.text

"""Settings: what is missing, what cannot be, and that no secret stands in what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from restream.access import Access, access
from restream.addresses import STAND_IN, Addresses, addresses

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "restream"
ID = "0d9c8b7a-1111-4222-8333-444455556666"


def test_what_the_operator_pastes_is_taken(tmp_path: Path) -> None:
    given = dict(complete(read_manifest(FOLDER).settings, {"client_id": f" {ID}\n"}))
    context = PluginContext(tmp_path, FOLDER, settings=given)
    context.secrets["client_secret"] = " s3cret \n"
    found = access(context)
    assert found == Access(ID, "s3cret", 8917)
    found.check()
    assert "s3cret" not in repr(found)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Access(""), r"scope chat.read and the redirect URI http://127.0.0.1:8917/"),
        (Access("my app", "s3cret"), "'my app' is no client ID"),
        (Access(ID), "Enter the client secret"),
        (Access(ID, "s3cret with words"), "client secret cannot be one"),
    ],
)
def test_what_is_missing_or_cannot_be_is_said(found: Access, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        found.check()
    assert caught.value.code == "refused"
    assert "s3cret" not in caught.value.text


def test_only_the_tests_go_elsewhere() -> None:
    assert addresses({}) == Addresses()
    here = addresses({STAND_IN: "http://127.0.0.1:81"})
    assert (here.chat, here.token) == ("ws://127.0.0.1:81/ws", "http://127.0.0.1:81/oauth/token")
    assert here.authorize == Addresses().authorize
    with pytest.raises(ValueError, match="is no http"):
        addresses({STAND_IN: "https://evil.example"})

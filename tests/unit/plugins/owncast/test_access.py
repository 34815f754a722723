"""Settings: what is missing, what cannot be, and that no token goes out in the clear."""

from __future__ import annotations

from pathlib import Path

import pytest
from owncast.access import Access, access

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "owncast"


def test_what_the_operator_pastes_is_taken(tmp_path: Path) -> None:
    given = dict(complete(read_manifest(FOLDER).settings, {"server": " https://live.example.org/ ", "name": ""}))
    context = PluginContext(tmp_path, FOLDER, settings=given)
    context.secrets["access_token"] = " t0ken=\n"
    found = access(context)
    assert found == Access("https://live.example.org", "Studio", access_token="t0ken=")
    found.check()
    assert "t0ken" not in repr(found)


@pytest.mark.parametrize(
    ("server", "chat"),
    [
        ("https://live.example.org", "wss://live.example.org/ws"),
        ("https://example.org:8443/market", "wss://example.org:8443/market/ws"),
        ("http://127.0.0.1:8080", "ws://127.0.0.1:8080/ws"),
        ("http://[::1]:8080", "ws://[::1]:8080/ws"),
    ],
)
def test_where_the_chat_is(server: str, chat: str) -> None:
    Access(server).check()
    assert Access(server).chat == chat


@pytest.mark.parametrize(
    ("server", "words"),
    [
        ("", "Enter the address"),
        ("live.example.org", "is no address of a server"),
        ("ftp://live.example.org", "is no address of a server"),
        ("https://", "is no address of a server"),
        ("https://me:secret@live.example.org", "is no address of a server"),
        ("https://:secret@live.example.org", "is no address of a server"),
        ("https://live.example.org?x=1", "is no address of a server"),
        ("https://live.example.org:x", "is no address of a server"),
        ("https://[::1", "is no address of a server"),
        ("http://live.example.org", "in the clear"),
        ("http://192.168.1.4:8080", "in the clear"),
    ],
)
def test_what_cannot_be_is_refused_in_words(server: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        Access(server).check()
    assert caught.value.code == "refused"


@pytest.mark.parametrize("name", ["", "x" * 31, "two\nlines", "turned \u202e around"])
def test_a_name_that_owncast_would_change_is_refused(name: str) -> None:
    with pytest.raises(AbilityError, match="30 characters"):
        Access("https://live.example.org", name).check()


def test_a_token_that_cannot_be_one_is_no_header() -> None:
    with pytest.raises(AbilityError, match="Copy it again") as caught:
        Access("https://live.example.org", access_token="two\r\nlines").check()
    assert caught.value.code == "logged_out"

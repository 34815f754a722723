"""Settings and secrets, checked before anybody is dialled."""

from __future__ import annotations

from pathlib import Path

import pytest
from irc.access import access

from studio.plugin_api import read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.settings import complete
from studio.plugin_api.testing import PluginContext
from tests.parts.irc_account import account

FOLDER = Path(__file__).parents[4] / "plugins" / "irc"


def test_settings_of_the_manifest_and_secrets_are_the_access(tmp_path: Path) -> None:
    given = {"server": " irc.test ", "channel": "#market", "nick": "shop"}
    context = PluginContext(tmp_path, FOLDER, settings=complete(read_manifest(FOLDER).settings, given))
    context.secrets["password"] = "secret"
    made = access(context)
    assert (made.place, made.tls, made.account, made.password) == ("irc.test:6697", True, "shop", "secret")
    made.check()
    assert "secret" not in repr(made)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"server": ""}, "Enter server, channel and nickname"),
        ({"channel": "market"}, "no name of an IRC channel"),
        ({"channel": "#a,#b"}, "no name of an IRC channel"),
        ({"channel": "#a\r\nQUIT"}, "no name of an IRC channel"),
        ({"nick": "two words"}, "no IRC nickname"),
        ({"nick": "#shop"}, "no IRC nickname"),
        ({"channel_key": "a b"}, "key of the channel"),
        ({"password": "a\nb"}, "of several lines"),
        ({"password": "a" * 400}, "too long"),
    ],
)
def test_what_cannot_be_is_said_in_words(fields: dict[str, str], words: str) -> None:
    with pytest.raises(AbilityError, match=words):
        account(6667, **fields).check()

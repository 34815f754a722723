"""What a server refuses is said in sentences that a window can say in its language; the server's own words stay as they are."""

from __future__ import annotations

import pytest
from irc import sentences as says
from irc.line import Line
from irc.refusals import CHANNEL, ENTRY, MESSAGE, closing, refusal

from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import TOGETHER, Sentence, Template

NAMED = {"server": "irc.example.org", "channel": "#market", "nick": "studio", "account": "shop"}


def codes(error: AbilityError) -> list[str]:
    text = error.text
    assert isinstance(text, Sentence)
    parts = text.fields["sentences"] if text.code == TOGETHER else (text,)
    assert isinstance(parts, tuple)
    return [part.code for part in parts if isinstance(part, Sentence)]


@pytest.mark.parametrize("template", [*ENTRY.values(), *CHANNEL.values(), *MESSAGE.values()], ids=lambda found: found.code)
def test_every_refusal_keeps_its_code_beside_the_servers_words(template: Template) -> None:
    error = refusal(template, Line("474", ("studio", "#market", "You are {banned}")), **NAMED)
    assert codes(error) == [template.code, "irc.server_says"]
    assert error.text == f'{template.english.format(**NAMED)} It says: "You are {{banned}}"'
    assert codes(refusal(template, **NAMED)) == [template.code]


@pytest.mark.parametrize(
    ("own", "template", "code"),
    [
        ("Access denied: Bad password", says.wants_password, "refused"),
        ("Closing link: K-Lined", says.banned_here, "refused"),
        ("Ping timeout", says.ended, "unreachable"),
    ],
)
def test_an_error_that_ends_the_connection_is_told_by_its_words(own: str, template: Template, code: str) -> None:
    error = closing(Line("ERROR", (own,)), "irc.example.org")
    assert error.code == code
    assert codes(error) == [template.code, "irc.server_says"]
    assert error.text.endswith(f'It says: "{own}"')

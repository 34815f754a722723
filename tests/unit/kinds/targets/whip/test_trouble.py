"""Every no in words that say what to do, without the token; and which is worth another try."""

from __future__ import annotations

import http.client
import ssl

import pytest

from studio.kinds.targets.whip import address
from studio.kinds.targets.whip import trouble as troubles

PLACE = address.parse("https://live.example/whip")
OTHER = address.parse("https://edge.example/whip")


@pytest.mark.parametrize(
    ("status", "severity", "words"),
    [
        (401, "refused", "refuses the token"),
        (403, "refused", "does not let this token send here"),
        (404, "refused", "has nothing for WHIP at this address"),
        (405, "refused", "has nothing for WHIP at this address"),
        (409, "busy", "live already from somewhere else"),
        (415, "refused", "refuses the stream (error 415)"),
        (429, "passing", "cannot take the stream now (error 429)"),
        (503, "passing", "cannot take the stream now (error 503)"),
    ],
)
def test_a_status_has_its_words(status: int, severity: str, words: str) -> None:
    trouble = troubles.from_status(status, "no for\n s3cret-token ", "s3cret-token", PLACE, PLACE)
    assert trouble.severity == severity
    assert words in trouble.text
    assert trouble.text.endswith(' It says: "no for ***".')


def test_who_has_entered_no_token_is_asked_for_one() -> None:
    assert "asks for a token" in troubles.from_status(401, "", "", PLACE, PLACE).text


def test_a_server_that_the_stream_was_sent_on_to_gets_no_token_and_that_is_said() -> None:
    text = troubles.from_status(401, "", "token", OTHER, PLACE).text
    assert text.startswith("live.example:443 sends the stream on to edge.example:443, which asks for a token.")


def test_errors_of_the_way_are_said_as_for_any_server() -> None:
    assert "does not answer as WHIP does" in troubles.from_error(http.client.BadStatusLine("x"), PLACE).text
    assert "http:// address" in troubles.from_error(ssl.SSLError(1, "WRONG_VERSION_NUMBER"), PLACE).text
    assert "Nothing listens at live.example:443" in troubles.from_error(ConnectionRefusedError(111, "refused"), PLACE).text
    assert "odd" in troubles.from_error(OSError("odd"), PLACE).text

"""Every failure in words that say what to do, and nothing secret among them."""

from __future__ import annotations

import socket
import ssl

import pytest

from studio.kinds.targets.rtmp import trouble as troubles
from studio.rtmp import Refused, address
from studio.values.errors import DestinationError, ProtocolError

PLACE = address.parse("rtmps://u:hunter22@live.example/app", "secret-key")


def certificate(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "severity", "words"),
    [
        (certificate(10), "final", "expired"),
        (certificate(9), "final", "date"),
        (certificate(62), "final", "not for live.example"),
        (certificate(20), "final", "nobody this computer trusts"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), "passing", "does not speak TLS"),
        (socket.gaierror(-2, "unknown"), "passing", "cannot be found"),
        (ConnectionRefusedError(111, "refused"), "passing", "Nothing listens at live.example:443"),
        (
            OSError("Multiple exceptions: [Errno 111] Connect (::1), [Errno 111] Connect (127.0.0.1)"),
            "passing",
            "Nothing listens",
        ),
        (OSError(113, "No route to host"), "passing", "no way"),
        (TimeoutError(), "passing", "does not answer"),
        (ConnectionResetError(104, "reset"), "passing", "closed the connection"),
        (ProtocolError("chunk size 0"), "passing", "chunk size 0"),
        (OSError(5, "with secret-key in it"), "passing", "with *** in it"),
    ],
)
def test_errors(error: Exception, severity: str, words: str) -> None:
    trouble = troubles.from_error(error, PLACE)
    assert trouble.severity == severity
    assert words in trouble.text
    assert "secret-key" not in trouble.text


@pytest.mark.parametrize(
    ("refused", "severity", "words"),
    [
        (Refused("publish", "NetStream.Publish.BadName", "Already publishing"), "busy", "live already"),
        (
            Refused("publish", "NetStream.Publish.BadName", "no secret-key"),
            "refused",
            'says: "NetStream.Publish.BadName: no ***"',
        ),
        (Refused("publish", "", ""), "refused", "refuses the stream key"),
        (Refused("connect", "NetConnection.Connect.InvalidApp", ""), "refused", 'application "app"'),
        (Refused("live", "NetStream.Publish.Failed", "moderated"), "passing", "moderated"),
    ],
)
def test_refusals(refused: Refused, severity: str, words: str) -> None:
    trouble = troubles.from_refusal(refused, PLACE)
    assert trouble.severity == severity
    assert words in trouble.text
    assert "secret-key" not in trouble.text


@pytest.mark.parametrize(
    ("stage", "severity"), [("handshake", "passing"), ("create", "passing"), ("publish", "closed_at_key"), ("live", "passing")]
)
def test_closed_without_a_word(stage: str, severity: str) -> None:
    assert troubles.closed(stage, PLACE).severity == severity


@pytest.mark.parametrize("said", ["[ AccessManager.Reject ] : [ code=403 need auth; authmod=adobe ] : ", "authmod=llnw :"])
def test_a_server_that_wants_a_password_is_not_a_wrong_address(said: str) -> None:
    trouble = troubles.from_refusal(Refused("connect", "NetConnection.Connect.Rejected", said), PLACE)
    assert trouble.severity == "refused"
    assert "asks for a user name and a password" in trouble.text
    assert "Check the address" not in trouble.text


def test_a_stream_that_is_sent_on_where_it_cannot_go_says_why() -> None:
    assert "from one server to the next" in troubles.from_move(None, PLACE).text
    for url, words in (("rtmp://b.example/app", "without protection"), ("http://b.example", "cannot be used")):
        with pytest.raises(DestinationError) as raised:
            PLACE.moved(url)
        trouble = troubles.from_move(raised.value, PLACE)
        assert words in trouble.text
        assert "live.example:443" in trouble.text
        assert "settings" not in trouble.text

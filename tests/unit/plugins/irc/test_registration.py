"""The way into a channel: what is said to servers of all sorts."""

from __future__ import annotations

import base64

import pytest
from irc.features import Features
from irc.line import parse
from irc.registration import Registration

from studio.plugin_api.abilities import AbilityError
from tests.parts.irc_account import account


class Talk:
    """What a server says, and what it is answered."""

    def __init__(self, **fields: str) -> None:
        self.registration = Registration(account(6667, **fields), Features(), chance=lambda: 0.5)

    def start(self) -> list[str]:
        return [raw.decode().rstrip("\r\n") for raw in self.registration.start()]

    def hear(self, text: str) -> list[str]:
        line = parse(text.encode())
        assert line is not None
        return [raw.decode().rstrip("\r\n") for raw in self.registration.take(line)]


def test_a_server_without_capabilities() -> None:
    talk = Talk(server_password="sesame", channel_key="key")
    assert talk.start() == ["PASS :sesame", "CAP LS :302", "NICK :studio", "USER studio 0 * :Nightmarket"]
    assert talk.hear(":s 421 studio CAP :Unknown command") == []
    assert talk.hear(":s 001 studio :Welcome") == ["JOIN #market :key"]
    assert talk.hear(":s 366 studio #other :End") == []
    assert not talk.registration.joined
    assert talk.hear(":s 366 studio #MARKET :End") == []
    assert talk.registration.joined


def test_capabilities_in_several_lines_and_login_by_sasl() -> None:
    talk = Talk(password="secret", account="shop")
    talk.start()
    assert talk.hear(":s CAP * LS * :server-time draft/x=1") == []
    assert talk.hear(":s CAP * LS :sasl=EXTERNAL,PLAIN message-tags") == ["CAP REQ :message-tags server-time sasl"]
    assert talk.hear(":s CAP studio ACK :message-tags server-time sasl ") == ["AUTHENTICATE :PLAIN"]
    (said,) = talk.hear("AUTHENTICATE +")
    assert base64.b64decode(said.removeprefix("AUTHENTICATE :")) == b"shop\0shop\0secret"
    assert talk.hear(":s 900 studio studio!u@h shop :You are now logged in") == []
    assert talk.hear(":s 903 studio :SASL authentication successful") == ["CAP :END"]
    assert talk.hear(":s 001 studio :Welcome") == ["JOIN :#market"]


def test_a_long_password_goes_in_chunks() -> None:
    talk = Talk(password="p" * 286, account="shop12")  # 300 bytes: 400 letters, and the sign that this was all
    first, last = talk.hear("AUTHENTICATE +")
    assert len(first) == len("AUTHENTICATE :") + 400
    assert last == "AUTHENTICATE :+"


def test_login_by_the_service_for_nicknames_which_takes_its_time() -> None:
    talk = Talk(password="secret")
    talk.start()
    assert talk.hear(":s CAP * LS :multi-prefix sasl=EXTERNAL") == ["CAP REQ :multi-prefix"]
    assert talk.hear(":s CAP studio NAK :multi-prefix") == ["CAP :END"]
    assert talk.hear(":s 001 studio :Welcome") == ["PRIVMSG NickServ :IDENTIFY studio secret", "JOIN :#market"]
    assert talk.hear(":s 477 studio #market :registered nicknames only") == []
    assert talk.hear(":An!a@h NOTICE studio :You are logged in, ha") == []
    assert talk.hear(":NickServ!s@services NOTICE studio :You are logged in") == ["JOIN :#market"]


def test_without_a_password_nobody_logs_in() -> None:
    talk = Talk()
    assert talk.hear(":s CAP * LS :sasl") == ["CAP :END"]
    assert talk.hear(":s 001 studio :Welcome") == ["JOIN :#market"]
    with pytest.raises(AbilityError, match="registered nicknames only"):
        talk.hear(":s 477 studio #market :no")


def test_nicknames_in_use() -> None:
    talk = Talk(nick="nightmarket")
    said = [talk.hear(f":s {code} * nightmarket :in use") for code in ("433", "436", "437")]
    assert said == [["NICK :nightmarket_"], ["NICK :nightmarket54"], ["NICK :nightma54"]]
    for _ in range(5):
        talk.hear(":s 433 * nightmarket :in use")
    with pytest.raises(AbilityError, match="has no nickname like"):
        talk.hear(":s 433 * nightmarket :in use")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (":s 432 * studio :Erroneous", "does not take the nickname studio"),
        (":s 464 * :Password incorrect", "Enter the server's password"),
        (":s 465 * :You are banned: spam", r'has banned this computer\. Ask its operators\. It says: "You are banned: spam"'),
        (":s 473 studio #market :no", "for invited people only"),
        (":s 474 studio #market :no", "studio is banned from #market"),
        (":s 475 studio #market :no", "needs a key"),
        (":s 904 studio :SASL failed", "Enter the password of studio again"),
    ],
)
def test_refusals_say_what_to_do(line: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as refused:
        Talk().hear(line)
    assert refused.value.code == "refused"


def test_refusals_of_other_channels_are_not_ours() -> None:
    assert Talk().hear(":s 474 studio #other :no") == []


def test_a_service_may_give_another_nickname() -> None:
    talk = Talk()
    talk.hear(":studio!u@h NICK Guest7")
    assert talk.registration.nick == "Guest7"

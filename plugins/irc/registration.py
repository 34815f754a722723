"""From the first word to the channel: capabilities (CAP LS 302), login (SASL PLAIN, else NickServ), nickname, JOIN. No I/O."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable

from irc import sentences as says
from irc.access import Access
from irc.features import Features
from irc.line import Line, encode
from irc.refusals import CHANNEL, ENTRY, refusal
from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import Template

WANTED = ("account-tag", "echo-message", "message-tags", "multi-prefix", "server-time")
_SASL_CHUNK = 400
_SERVICE = "NickServ"
_LOGIN_ASKS = 3
_NICKS = 8  # tries
_OFFERED = 200  # capabilities that are remembered


class Registration:
    """`start` is what to say first, `take` what to say to each line. `joined`: it is done; `nick` is the one that was free."""

    def __init__(self, access: Access, features: Features, chance: Callable[[], float] = random.random) -> None:
        self._access, self._features, self._chance = access, features, chance
        self._offered: dict[str, str] = {}
        self._logged_in = False
        self._tries = 0
        self._asks_left = 0  # how often to ask for the channel once more when NickServ says something
        self._waits = False
        self.nick = access.nick
        self.joined = False

    def start(self) -> list[bytes]:
        password = self._access.server_password
        first = [encode("PASS", password)] if password else []
        return [*first, encode("CAP", "LS", "302"), encode("NICK", self.nick), encode("USER", "studio", "0", "*", "Nightmarket")]

    def take(self, line: Line) -> list[bytes]:
        """Raises: AbilityError: the server does not let us in, or not into the channel."""
        here = self._features.folded(line.param(1)) == self._features.folded(self._access.channel)
        match line.command:
            case "CAP":
                return self._capabilities(line)
            case "AUTHENTICATE" if line.param(0) == "+":
                return self._credentials()
            case "903" | "907":
                self._logged_in = True
                return [encode("CAP", "END")]
            case "433" | "436":
                return self._other_nick()
            case "437" if not here:
                return self._other_nick()
            case "NICK" if line.nick == self.nick:  # by a service
                self.nick = line.param(0) or self.nick
            case "001":
                self.nick = line.param(0) or self.nick
                return self._log_in() + self._enter()
            case "366" if here:
                self.joined = True
            case "477" if here and self._asks_left:  # NickServ has not answered yet
                self._asks_left, self._waits = self._asks_left - 1, True
                return []
            case "NOTICE" | "900" if self._waits and (line.command == "900" or line.nick.lower() == _SERVICE.lower()):
                self._waits = False
                return self._enter()
        known = ENTRY.get(line.command) or (CHANNEL.get(line.command) if here else None)
        if known:
            raise self._refusal(known, line)
        return []

    def _refusal(self, template: Template, line: Line | None = None) -> AbilityError:
        access = self._access
        return refusal(template, line, server=access.server, channel=access.channel, nick=self.nick, account=access.account)

    def _capabilities(self, line: Line) -> list[bytes]:
        match line.param(1).upper():
            case "LS":
                for word in line.param(-1).split():
                    name, _, value = word.partition("=")
                    if len(self._offered) < _OFFERED:
                        self._offered[name] = value
                return [] if line.param(2) == "*" and len(line.params) > 3 else self._ask()
            case "ACK" if "sasl" in line.param(-1).split():
                return [encode("AUTHENTICATE", "PLAIN")]
            case "ACK" | "NAK":
                return [encode("CAP", "END")]
        return []

    def _ask(self) -> list[bytes]:
        wanted = [name for name in WANTED if name in self._offered]
        mechanisms = self._offered.get("sasl", "none").upper()
        if self._access.password and (mechanisms == "" or "PLAIN" in mechanisms.split(",")):
            wanted.append("sasl")
        return [encode("CAP", "REQ", " ".join(wanted))] if wanted else [encode("CAP", "END")]

    def _credentials(self) -> list[bytes]:
        plain = "\0".join((self._access.account, self._access.account, self._access.password))
        coded = base64.b64encode(plain.encode()).decode()
        chunks = [coded[start : start + _SASL_CHUNK] for start in range(0, len(coded), _SASL_CHUNK)]
        if len(chunks[-1]) == _SASL_CHUNK:
            chunks.append("+")
        return [encode("AUTHENTICATE", chunk) for chunk in chunks]

    def _other_nick(self) -> list[bytes]:
        self._tries += 1
        if self._tries > _NICKS:
            raise self._refusal(says.no_free_nickname)
        tail = "_" if self._tries == 1 else str(round(10 + 89 * self._chance()))
        self.nick = f"{self._access.nick[: 9 - len(tail)] if self._tries > 2 else self._access.nick}{tail}"  # 9: RFC 2812
        return [encode("NICK", self.nick)]

    def _log_in(self) -> list[bytes]:
        """By the service for nicknames, where the server itself has no login."""
        if not self._access.password or self._logged_in:
            return []
        self._asks_left = _LOGIN_ASKS
        return [encode("PRIVMSG", _SERVICE, f"IDENTIFY {self._access.account} {self._access.password}")]

    def _enter(self) -> list[bytes]:
        key = [self._access.channel_key] if self._access.channel_key else []
        return [encode("JOIN", self._access.channel, *key)]

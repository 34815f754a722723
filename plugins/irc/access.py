"""Where to go and as whom: the settings and secrets of a connection, checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from irc import sentences as says
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError

_THIS_COMPUTER = ("127.0.0.1", "::1", "localhost")
_CHANNELS = "#&+!"
_NO_PARTS = " ,\x07"  # what separates names in the protocol


@dataclass(frozen=True)
class Access:
    """`account` is the nickname unless the operator says otherwise; secrets that are not set are ""."""

    server: str
    port: int
    tls: bool
    ca_file: str
    channel: str
    nick: str
    account: str
    password: str = field(default="", repr=False)
    server_password: str = field(default="", repr=False)
    channel_key: str = field(default="", repr=False)

    @property
    def place(self) -> str:
        """Server and port, for the operator."""
        return f"{self.server}:{self.port}"

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be."""
        if not self.server or not self.channel or not self.nick:
            raise AbilityError("refused", says.incomplete())
        if not _is_word(self.server):
            raise AbilityError("refused", says.no_server(server=self.server[:64]))
        if not _is_word(self.channel) or self.channel[0] not in _CHANNELS or len(self.channel.encode()) > 64:
            raise AbilityError("refused", says.no_channel(channel=self.channel[:64]))
        if not _is_word(self.nick) or self.nick[0] in f"{_CHANNELS}:@" or len(self.nick.encode()) > 32:
            raise AbilityError("refused", says.no_nickname(nick=self.nick[:32]))
        if self.channel_key and (not _is_word(self.channel_key) or len(self.channel_key.encode()) > 64):
            raise AbilityError("refused", says.wrong_key())
        if (self.password or self.server_password) and not self.tls and self.server not in _THIS_COMPUTER:
            raise AbilityError("refused", says.in_the_clear(server=self.server))
        if not _is_line(self.password + self.account + self.server_password):
            raise AbilityError("refused", says.long_password())


def access(context: Context) -> Access:
    """As the settings and the keyring have it now."""
    settings = context.settings

    def text(name: str) -> str:
        return str(settings.get(name) or "").strip()

    return Access(
        server=text("server"),
        port=int(settings.get("port") or 6697),
        tls=bool(settings.get("tls", True)),
        ca_file=text("ca_file"),
        channel=text("channel"),
        nick=text("nick"),
        account=text("account") or text("nick"),
        password=context.secret("password") or "",
        server_password=context.secret("server_password") or "",
        channel_key=context.secret("channel_key") or "",
    )


def _is_word(text: str) -> bool:
    return bool(text) and text.isprintable() and not any(letter in text for letter in _NO_PARTS)


def _is_line(text: str) -> bool:
    return not any(letter in text for letter in "\r\n\0") and len(text.encode()) <= 300

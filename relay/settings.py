"""The relay's settings: a TOML file, checked whole before anything begins."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from relay.secrets import SettingsError, read_lines
from relay.signatures import SCHEMES, Scheme
from studio.values.fields import Id, Value
from studio.webhooks import DiskFile, NatsServers, Place, Retention

__all__ = ["Connection", "Limits", "Relay", "read_settings"]

Seconds = Annotated[float, msgspec.Meta(ge=0.1, le=60)]
StreamName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,32}\Z")]
Rate = Annotated[float, msgspec.Meta(gt=0, le=1_000_000)]


class Limits(Value, frozen=True, kw_only=True):
    """How much strangers may ask of the relay.

    `rate_per_s` and `rate_burst` are calls of one address; `open_calls` are bodies in memory at once, `body_kib` of each at most.
    """

    body_kib: Annotated[int, msgspec.Meta(ge=1, le=16 << 10)] = 960  # with headers less than the 1 MiB of a NATS server
    header_kib: Annotated[int, msgspec.Meta(ge=1, le=1024)] = 32
    header_s: Seconds = 5.0
    body_s: Seconds = 5.0
    publish_s: Seconds = 4.0  # Shopify hangs up after five seconds
    connections: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 512
    open_calls: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 64
    rate_per_s: Rate = 50.0
    rate_burst: Rate = 500.0


class _Connection(Value, frozen=True, kw_only=True):
    scheme: str
    secret_file: str = ""
    secret_env: str = ""


class _Stream(Value, frozen=True, kw_only=True):
    nats: tuple[str, ...] = ()
    name: StreamName = "webhooks"
    user: str = ""
    password_file: str = ""
    password_env: str = ""
    token_file: str = ""
    token_env: str = ""
    credentials_file: str = ""
    certificates_file: str = ""
    file: str = ""
    keep_days: Annotated[float, msgspec.Meta(ge=0.001, le=365)] = 7.0
    keep_mib: Annotated[int, msgspec.Meta(ge=1, le=1 << 20)] = 1024
    repeats_h: Annotated[float, msgspec.Meta(ge=0.001, le=24 * 365)] = 5.0


class _File(Value, frozen=True, kw_only=True):
    stream: _Stream
    connections: dict[Id, _Connection]
    listen: str = "127.0.0.1:8710"
    trusted_proxies: tuple[str, ...] = ()
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Connection:
    """A platform's account that calls us: how it signs, and with which keys (the newest first; each of them does)."""

    scheme: Scheme
    keys: tuple[bytes, ...]

    def __repr__(self) -> str:
        return f"Connection({self.scheme.name})"  # and no key


@dataclass(frozen=True, slots=True)
class Relay:
    """All that a relay is told."""

    host: str
    port: int
    trusted_proxies: tuple[str, ...]
    place: Place
    retention: Retention
    connections: Mapping[str, Connection]
    limits: Limits


def read_settings(path: Path, environment: Mapping[str, str] = os.environ) -> Relay:
    """Read the settings and their secrets.

    Raises:
        SettingsError: something of them cannot be used.
    """
    try:
        said = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"{path}: {error}") from error
    host, _, port = said.listen.rpartition(":")
    if not host or not (port.isdecimal() and port.isascii() and int(port) < 1 << 16):
        raise SettingsError(f"listen: '{said.listen}' is no address: 127.0.0.1:8710")
    if not said.connections:
        raise SettingsError("connections: there is none: [connections.NAME] with scheme and secret_file")
    folder = path.absolute().parent
    hour_s = 3600.0
    stream = said.stream
    return Relay(
        host=host.strip("[]"),
        port=int(port),
        trusted_proxies=said.trusted_proxies,
        place=_place(stream, folder, environment),
        retention=Retention(stream.keep_days * 24 * hour_s, stream.keep_mib << 20, stream.repeats_h * hour_s),
        connections={name: _connection(name, table, folder, environment) for name, table in said.connections.items()},
        limits=said.limits,
    )


def _connection(name: str, said: _Connection, folder: Path, environment: Mapping[str, str]) -> Connection:
    what = f"connections.{name}"
    scheme = SCHEMES.get(said.scheme)
    if scheme is None:
        raise SettingsError(f"{what}: there is no scheme '{said.scheme}': {', '.join(SCHEMES)}")
    secrets = read_lines(what, said.secret_file, said.secret_env, folder, environment)
    try:
        return Connection(scheme, tuple(scheme.read_key(secret) for secret in secrets))
    except ValueError as error:
        raise SettingsError(f"{what}: {error}") from error


def _place(said: _Stream, folder: Path, environment: Mapping[str, str]) -> Place:
    if bool(said.nats) == bool(said.file):
        raise SettingsError("stream: name either the addresses of NATS servers (nats) or a file (file)")
    if said.file:
        return DiskFile(folder / Path(said.file).expanduser())
    if "@" in "".join(said.nats):
        raise SettingsError("stream.nats: an address holds no password: enter user and password_file")
    if not all(server.startswith(("nats://", "tls://")) for server in said.nats):
        raise SettingsError("stream.nats: an address is nats://host:4222 or tls://host:4222")

    def secret(what: str, file: str, variable: str) -> str:
        return read_lines(f"stream.{what}", file, variable, folder, environment)[0] if file or variable else ""

    return NatsServers(
        servers=said.nats,
        user=said.user,
        password=secret("password", said.password_file, said.password_env),
        token=secret("token", said.token_file, said.token_env),
        credentials=str(folder / said.credentials_file) if said.credentials_file else "",
        certificates=str(folder / said.certificates_file) if said.certificates_file else "",
        stream=said.name,
    )

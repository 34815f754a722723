"""The relay's settings are checked whole, and its secrets lie where others cannot read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from relay.secrets import SettingsError
from relay.settings import read_settings
from studio.webhooks import DiskFile, NatsServers

SHOP = '[connections.shop]\nscheme = "shopify"\nsecret_file = "secret"\n'
DISK = '[stream]\nfile = "calls.sqlite3"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("new-secret\n\nold-secret\n")
    (tmp_path / "secret").chmod(0o600)
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / "relay.toml"
    path.write_text(text)
    return path


def test_files_lie_beside_the_settings_and_a_secret_may_have_two_lines(folder: Path) -> None:
    relay = read_settings(written(folder, DISK + SHOP))
    assert (relay.host, relay.port) == ("127.0.0.1", 8710)
    assert relay.place == DiskFile(folder / "calls.sqlite3")
    assert relay.connections["shop"].keys == (b"new-secret", b"old-secret")


def test_secrets_come_from_the_environment_as_well_and_print_nowhere(folder: Path) -> None:
    text = '[stream]\nnats = ["tls://a:4222", "tls://b:4222"]\nuser = "relay"\npassword_env = "NATS"\n' + SHOP
    relay = read_settings(written(folder, text), {"NATS": "nats-password"})
    assert relay.place == NatsServers(("tls://a:4222", "tls://b:4222"), user="relay", password="nats-password")
    assert "nats-password" not in repr(relay)
    assert "new-secret" not in repr(relay)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing required field `stream`"),
        (DISK, "missing required field `connections`"),
        (DISK + "[connections]\n", "there is none"),
        ("[stream]\n" + SHOP, "name either"),
        (DISK + 'nats = ["nats://a"]\n' + SHOP, "name either"),
        ('[stream]\nnats = ["nats://relay:very-secret@a"]\n' + SHOP, "holds no password"),
        ('[stream]\nnats = ["127.0.0.1:4222"]\n' + SHOP, "nats://host:4222"),
        (DISK + SHOP.replace("shop]", "'../shop']"), "connections"),
        (DISK + SHOP.replace("shopify", "github"), "there is no scheme 'github'"),
        (DISK + SHOP + 'secret = "in-the-open"\n', "unknown field `secret`"),
        (DISK + SHOP + 'secret_env = "SHOP"\n', "either a file or a variable"),
        (DISK + SHOP.replace('secret_file = "secret"', 'secret_env = "NOT_THERE"'), "no secret in NOT_THERE"),
        (DISK + SHOP.replace('"secret"', '"nowhere"'), "cannot be read"),
        ('listen = "8710"\n' + DISK + SHOP, "is no address"),
        (DISK + SHOP + "[limits]\nbody_kib = 0\n", "body_kib"),
        ("not toml", "relay.toml"),
    ],
)
def test_what_cannot_be_used_is_said(folder: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said.replace("[", r"\[")):
        read_settings(written(folder, text), {})


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_secret_that_others_can_read_is_refused(folder: Path, mode: int) -> None:
    (folder / "secret").chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_settings(written(folder, DISK + SHOP))

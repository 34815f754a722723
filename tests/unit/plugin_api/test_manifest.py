"""`plugin.toml`, read and refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.plugin_api import Manifest, OverlayKind, Setting, read_manifest
from studio.values.errors import OperatorError

Plugin = Callable[..., Path]

FULL = """
name_zh = "贴片"
memory_mb = 256
provides = ["catalogue", "orders"]

[settings.token]
type = "text"
label = "Token"
label_zh = "令牌"

[[overlay]]
kind = "price_card"
name = "Price card"
size = [520, 200]
[overlay.settings.corner]
type = "number"
label = "Corner"
default = 8
max = 40

[[overlay]]
kind = "logo"
name = "Logo"
"""


def test_everything_that_can_be_said(plugin: Plugin) -> None:
    manifest = read_manifest(plugin(FULL))
    corner = Setting("number", "Corner", default=8, max=40)
    assert manifest == Manifest(
        "cards",
        "Cards",
        "1.0.0",
        2,
        "cards.entry",
        name_zh="贴片",
        memory_mb=256,
        settings={"token": Setting("text", "Token", "令牌")},
        overlay=(
            OverlayKind("price_card", "Price card", size=(520, 200), settings={"corner": corner}),
            OverlayKind("logo", "Logo"),
        ),
        provides=("catalogue", "orders"),
    )


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("colour = 1", "unknown field `colour`"),
        ("api = [", "plugin.toml"),
        ("[shop]", "[shop] belongs to plugin interface 1: write api = 2 and provides"),
        ('provides = ["flying"]', "$.provides[0]"),
        ("memory_mb = 1", ">= 64"),
        ('[settings.a]\ntype = "music"\nlabel = "A"', "$.settings[...].type"),
        ('[settings.a]\ntype = "text"', "missing required field `label`"),
        ('[settings.A]\ntype = "text"\nlabel = "A"', "setting 'A': a name is lower-case"),
        ('[[overlay]]\nkind = "Price"\nname = "P"', "$.overlay[0].kind"),
        ('[[overlay]]\nkind = "a"\nname = "A"\n[[overlay]]\nkind = "a"\nname = "B"', "there are two overlays 'a'"),
        ('[[overlay]]\nkind = "a"\nname = "A"\nsize = [0, 8]', "$.overlay[0].size[0]"),
        ('[[overlay]]\nkind = "a"\nname = "A"\n[overlay.settings.x]\ntype = "choice"\nlabel = "X"', "overlay 'a': setting 'x'"),
        ('[crowd]\nprice = "low"', "unknown field `price`"),
        ("[crowd]", "missing required field `entry`"),
        ('[crowd]\nentry = "cards.entry"\n[crowd.settings.A]\ntype = "text"\nlabel = "A"', "crowd: setting 'A'"),
        ("x = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ("x = " + "{a = " * 5000 + "1" + "}" * 5000, "nested too deeply"),
        ("x = " + "9" * 5000, "digits"),
        ("memory_mb = " + "9" * 30, "memory_mb"),
        ("memory_mb = nan", "memory_mb"),
        (
            '[[overlay]]\nkind = "price_card"\nname = "A"\n[overlay.settings.live_price_minor]\ntype = "number"\nlabel = "A"',
            "overlay 'price_card': setting 'live_price_minor': shop and ledger alone say it",
        ),
        (
            '[settings.coupon]\ntype = "text"\nlabel = "A"\n[[overlay]]\nkind = "a"\nname = "A"',
            "setting 'coupon': shop and ledger alone say it",
        ),
        ('[settings.a]\ntype = "number"\nlabel = "A"\nmin = nan', "min and max are finite"),
        ('[settings.a]\ntype = "number"\nlabel = "A"\nmax = inf', "min and max are finite"),
        ('[settings.a]\ntype = "number"\nlabel = "A"\ndefault = inf', "it is a number"),
        ('provides = ["login"]', "a plugin that provides login has [login]"),
        (
            '[secrets.key]\nlabel = "K"\n[login]\nsecret = "key"\nhosts = ["a.example"]',
            "a plugin that provides login has [login]",
        ),
        ('provides = ["login"]\n[login]\nsecret = "key"\nhosts = ["a.example"]', "login: there is no secret 'key'"),
        ('provides = ["login"]\n[login]\nsecret = "key"\nhosts = []', "hosts"),
        ('provides = ["login"]\n[login]\nsecret = "key"\nhosts = ["https://a.example"]', "hosts"),
        ('provides = ["login"]\n[login]\nsecret = "key"\nhosts = ["a.example@evil.example"]', "hosts"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(plugin: Plugin, toml: str, said: str) -> None:
    with pytest.raises(OperatorError) as caught:
        read_manifest(plugin(toml))
    assert said in caught.value.text
    assert caught.value.text.startswith("The plugin in cards cannot be used: plugin.toml: ")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("api = 2", "api = 3", "plugin_api"),
        ("cards.entry", "cards.nobody", "plugin_entry"),
        ("cards.entry", "os.path", "plugin_entry"),
        ("cards.entry", "cards.../os", "plugin_entry"),
        ('id = "cards"', 'id = "../cards"', "plugin_manifest"),
        ('id = "cards"', "", "plugin_manifest"),
        ('id = "cards"', 'id = "cards\\n"', "plugin_manifest"),
    ],
)
def test_a_manifest_of_another_world(plugin: Plugin, before: str, after: str, code: str) -> None:
    folder = plugin()
    path = folder / "plugin.toml"
    path.write_text(path.read_text().replace(before, after))
    with pytest.raises(OperatorError) as caught:
        read_manifest(folder)
    assert caught.value.code == code


def test_the_secret_of_a_login_is_typed_by_nobody(plugin: Plugin) -> None:
    login = '[login]\nsecret = "token"\nhosts = ["login.example"]\n[secrets.token]\nlabel = "T"\n[secrets.key]\nlabel = "K"\n'
    manifest = read_manifest(plugin(f'provides = ["login"]\n{login}'))
    assert set(manifest.secrets) == {"token", "key"}
    assert set(manifest.typed_secrets()) == {"key"}


def test_a_crowd_is_a_part_with_an_entry_and_settings_of_its_own(plugin: Plugin) -> None:
    crowd = (
        '[secrets.key]\nlabel = "Key"\n[crowd]\nentry = "cards.many.host"\n[crowd.settings.viewers]\ntype = "number"\nlabel = "V"'
    )
    folder = plugin(FULL + crowd)
    with pytest.raises(OperatorError, match=r"the entry cards\.many\.host is not a module of cards"):
        read_manifest(folder)
    (folder / "many").mkdir()
    (folder / "many" / "host.py").touch()
    manifest = read_manifest(folder)
    assert manifest.part("") is manifest
    part = manifest.part("crowd")
    assert (part.id, part.entry, list(part.settings), part.memory_mb) == ("cards", "cards.many.host", ["viewers"], 256)
    assert (part.secrets, part.overlay, part.provides) == ({}, (), ()), "it is given nothing else of the plugin"
    (folder / "plugin.toml").write_text((folder / "plugin.toml").read_text().partition("[crowd]")[0])
    with pytest.raises(OperatorError, match="Cards has no crowd"):
        read_manifest(folder).part("crowd")


def test_no_manifest_and_one_too_large(plugin: Plugin, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="it is missing"):
        read_manifest(tmp_path)
    with pytest.raises(OperatorError, match="larger than 256 KiB"):
        read_manifest(plugin("#" * (257 << 10)))


def test_bytes_that_are_no_text(plugin: Plugin) -> None:
    folder = plugin()
    (folder / "plugin.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OperatorError, match="cannot be used"):
        read_manifest(folder)


def test_reading_manifests_needs_no_numpy() -> None:
    """The desk does it, and stays small."""
    import subprocess
    import sys

    code = "import sys, studio.plugin_api, studio.desk.plugins; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_shop_that_draws_no_cards_calls_its_settings_as_it_likes(plugin: Plugin) -> None:
    assert (
        "currency" in read_manifest(plugin('provides = ["catalogue"]\n[settings.currency]\ntype = "text"\nlabel = "A"')).settings
    )


def test_a_plugin_of_cards_alone_written_for_the_version_before_can_be_used(plugin: Plugin) -> None:
    folder = plugin('[[overlay]]\nkind = "a"\nname = "A"\n[[overlay]]\nkind = "price_card"\nname = "P"\n')
    assert [kind.follows for kind in read_manifest(folder).overlay] == [None, None]
    path = folder / "plugin.toml"
    path.write_text(path.read_text().replace("api = 2", "api = 1"))
    said = [(kind.kind, kind.follows) for kind in read_manifest(folder).overlay]
    assert said == [("a", None), ("price_card", "price_card")], "there a kind followed the product by its name"
    path.write_text(path.read_text().replace("api = 1", 'api = 1\nprovides = ["stats"]'))
    with pytest.raises(OperatorError) as caught:
        read_manifest(folder)
    assert caught.value.code == "plugin_api"

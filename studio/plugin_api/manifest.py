"""`plugin.toml`: what a plugin says about itself, checked before any of its code is loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec

from studio.plugin_api.abilities.words import Ability
from studio.plugin_api.data import Topic
from studio.plugin_api.settings import Setting, check_schema
from studio.values.claims import CLAIMS
from studio.values.errors import OperatorError
from studio.values.fields import CardPlace, Id, Kind, Side
from studio.values.own_words import Named
from studio.words import plugins as says

__all__ = ["API_VERSION", "CrowdPart", "Manifest", "OverlayKind", "SecretWord", "read_manifest"]

API_VERSION = 2
_CARDS_ALONE = 1  # the version before: manifests of plugins that only draw cards are the same
MANIFEST_NAME = "plugin.toml"
_MAX_BYTES = 256 << 10

Follows = Literal["price_card", "countdown", "product_strip", "sold_ticker", "qr_code"]
_Named = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
_Host = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=200)]
_Megabytes = Annotated[int, msgspec.Meta(ge=64, le=8192)]


class OverlayKind(Named, frozen=True, forbid_unknown_fields=True):
    """One kind of card that the plugin draws. `size`: width and height it has when first put on a canvas, pixels; `place`: where.

    `follows`: which of the product's cards it is: it is played, told and stopped with the product on air, with the values that
    docs/plugins.md lists. `needs`: values or settings of which it needs one to show anything; without all of them it does not
    come on air, and `empty` tells the operator what to do.
    """

    kind: Kind
    name: _Named
    name_zh: str = ""
    size: tuple[Side, Side] = (480, 160)
    place: CardPlace = "bottom-left"
    follows: Follows | None = None
    needs: tuple[str, ...] = ()
    empty: str = ""
    settings: dict[str, Setting] = msgspec.field(default_factory=dict)


class CrowdPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The simulated crowd of a platform that stands for a real one: a process of its own, run when the operator asks for it.

    Its `settings` are what the desk tells it; nobody keeps them.
    """

    entry: str
    settings: dict[str, Setting] = msgspec.field(default_factory=dict)


class SecretWord(Named, frozen=True, forbid_unknown_fields=True):
    """A password or token. It lives in the system's keyring, never in settings: `Context.secret` has it."""

    label: _Named
    label_zh: str = ""


class LoginPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of a plugin with the ability `login`: the secret in which its login lies, which nobody types, and the hosts of the pages
    (https) that a browser may be sent to for it."""

    secret: Kind
    hosts: Annotated[tuple[_Host, ...], msgspec.Meta(min_length=1, max_length=8)]


class Manifest(Named, frozen=True, forbid_unknown_fields=True):
    """The content of `plugin.toml`. `entry` is the dotted module with `run`, inside the package named like the folder.

    `memory_mb`: resident memory its process may use; beyond it, it is ended as a plugin that leaks.
    """

    id: Id
    name: _Named
    version: str
    api: int
    entry: str
    name_zh: str = ""
    summary: str = ""
    summary_zh: str = ""
    memory_mb: _Megabytes = 512
    settings: dict[str, Setting] = msgspec.field(default_factory=dict)
    secrets: dict[Kind, SecretWord] = msgspec.field(default_factory=dict)
    overlay: tuple[OverlayKind, ...] = ()
    provides: tuple[Ability, ...] = ()
    subscribes: tuple[Topic, ...] = ()
    crowd: CrowdPart | None = None
    login: LoginPart | None = None

    def typed_secrets(self) -> dict[str, SecretWord]:
        """The secrets that a person enters: all but the one that a login fills."""
        kept = self.login.secret if self.login is not None else None
        return {name: secret for name, secret in self.secrets.items() if name != kept}

    def part(self, name: Literal["", "crowd"]) -> Manifest:
        """The manifest that a process of this part goes by: no other part's settings, secrets or cards.

        Raises:
            OperatorError: the plugin has no such part.
        """
        if not name:
            return self
        if self.crowd is None:
            raise OperatorError("plugin_part", says.no_crowd(name=self.name), self.id)
        replace = msgspec.structs.replace
        return replace(
            self,
            entry=self.crowd.entry,
            settings=self.crowd.settings,
            secrets={},
            overlay=(),
            provides=(),
            subscribes=(),
            login=None,
        )


def read_manifest(folder: Path) -> Manifest:
    """Read and check `folder/plugin.toml`.

    Raises:
        OperatorError: it is missing, malformed, for another API version, its entry lies outside the folder, or what it
            declares cannot be; the text says what to mend.
    """
    path = folder / MANIFEST_NAME
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _refused(folder, f"it is larger than {_MAX_BYTES >> 10} KiB")
        manifest = msgspec.convert(_without_shop(tomllib.loads(path.read_text(encoding="utf-8"))), Manifest)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:  # ValueError: no text, no TOML, 5,000 digits
        raise _refused(folder, _words(error)) from error
    before = manifest.api == _CARDS_ALONE and not (manifest.provides or manifest.subscribes)
    if manifest.api != API_VERSION and not before:
        raise OperatorError(
            "plugin_api",
            says.other_interface(name=manifest.name, wanted=manifest.api, here=API_VERSION),
            manifest.id,
        )
    if manifest.api == _CARDS_ALONE:
        manifest = msgspec.structs.replace(manifest, overlay=tuple(_by_name(kind) for kind in manifest.overlay))
    for entry in (manifest.entry, *([manifest.crowd.entry] if manifest.crowd is not None else [])):
        if not _is_module(entry, folder):
            raise OperatorError("plugin_entry", says.bad_entry(name=manifest.name, entry=entry, folder=folder.name), manifest.id)
    problems = _problems(manifest)
    if problems:
        raise _refused(folder, "; ".join(problems))
    return manifest


def _without_shop(said: dict[str, Any]) -> dict[str, Any]:
    """Raises: ValueError when it marks a shop as interface 1 did."""
    if "shop" in said:
        raise ValueError('[shop] belongs to plugin interface 1: write api = 2 and provides = ["catalogue", "orders"] instead')
    return said


def _by_name(kind: OverlayKind) -> OverlayKind:
    """As interface 1 had it: a kind follows the product when it has one of these names."""
    follows = next((name for name in get_args(Follows) if name == kind.kind), None)
    return msgspec.structs.replace(kind, follows=follows)


def _is_module(entry: str, folder: Path) -> bool:
    """Whether a dotted name is that of a module inside the package in `folder`."""
    package, *inside = entry.split(".")
    named = package == folder.name and bool(inside) and all(part.isidentifier() for part in inside)
    return named and folder.joinpath(*inside).with_suffix(".py").is_file()


def _problems(manifest: Manifest) -> list[str]:
    problems = [*manifest.wrong_words(), *check_schema(manifest.settings)]
    problems += [f"secret '{name}': {problem}" for name, secret in manifest.secrets.items() for problem in secret.wrong_words()]
    if manifest.overlay:  # its cards are drawn with them
        problems += _claims(manifest.settings)
    if manifest.crowd is not None:
        problems += [f"crowd: {problem}" for problem in check_schema(manifest.crowd.settings)]
    if ("login" in manifest.provides) != (manifest.login is not None):
        problems.append("a plugin that provides login has [login] with its secret and its hosts, and no other has it")
    if manifest.login is not None and manifest.login.secret not in manifest.secrets:
        problems.append(f"login: there is no secret '{manifest.login.secret}'")
    seen: set[str] = set()
    for one in manifest.overlay:
        if one.kind in seen:
            problems.append(f"there are two overlays '{one.kind}'")
        seen.add(one.kind)
        problems += [
            f"overlay '{one.kind}': {problem}"
            for problem in one.wrong_words() + check_schema(one.settings) + _claims(one.settings)
        ]
    return problems


def _claims(schema: Mapping[str, Setting]) -> list[str]:
    """Settings of cards that would be a price, a stock or the like typed by hand."""
    return [f"setting '{name}': shop and ledger alone say it; take it from the values" for name in schema if name in CLAIMS]


def _words(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is missing"
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror})"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error)


def _refused(folder: Path, why: str) -> OperatorError:
    return OperatorError("plugin_manifest", says.unusable(folder=folder.name, file=MANIFEST_NAME, why=why), folder.name)

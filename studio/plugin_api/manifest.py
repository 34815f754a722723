"""`plugin.toml`: what a plugin says about itself, checked before any of its code is loaded."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from studio.errors import OperatorError

API_VERSION = 1


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `plugin.toml`. `entry` is the dotted module with `run`, inside the package named like the folder."""

    id: str
    name: str
    version: str
    api: int
    entry: str
    summary: str = ""


def read_manifest(folder: Path) -> Manifest:
    """Read and check `folder/plugin.toml`.

    Raises:
        OperatorError: it is missing, malformed, for another API version, or its entry lies outside the folder.
    """
    path = folder / "plugin.toml"
    try:
        manifest = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Manifest)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise OperatorError(
            "plugin_manifest", f"The plugin in {folder.name} cannot be used: {path.name}: {error}", folder.name
        ) from error
    if manifest.api != API_VERSION:
        raise OperatorError(
            "plugin_api",
            f"{manifest.name} is written for plugin interface {manifest.api}; this studio has {API_VERSION}.",
            manifest.id,
        )
    package, _, module = manifest.entry.partition(".")
    if package != folder.name or not module.isidentifier() or not (folder / f"{module}.py").is_file():
        raise OperatorError(
            "plugin_entry", f"{manifest.name}: the entry {manifest.entry} is not a module of {folder.name}.", manifest.id
        )
    return manifest

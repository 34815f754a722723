"""Looks through plugin folders. Blocks on the disk: the desk calls it in a thread."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.plugin_api.manifest import MANIFEST_NAME, Manifest, read_manifest
from studio.values.errors import OperatorError
from studio.words import plugins as says

log = logging.getLogger(__name__)

_MOST = 200  # plugins in one folder


@dataclass(frozen=True, slots=True)
class Found:
    """A folder with a `plugin.toml`. `problem` says why it cannot be used; then `manifest` may be None."""

    id: str
    folder: Path
    bundled: bool
    manifest: Manifest | None
    problem: str = ""


def discover(bundled: Path, own: Path) -> dict[str, Found]:
    """Every plugin by its id; one that cannot be used by its folder's name. Nobody takes the id of a bundled one."""
    found: dict[str, Found] = {}
    for folder, ours in ((bundled, True), (own, False)):
        for path in _candidates(folder):
            plugin = _read(path, ours)
            if plugin.id in found:
                there = found[plugin.id].folder
                words = says.same_id(folder=str(path), id=plugin.id, other=str(there))
                plugin = Found(_free_name(path.name, found), path, ours, None, words)
            found[plugin.id] = plugin
    return found


def _candidates(folder: Path) -> Iterator[Path]:
    try:
        inside = sorted(path for path in folder.iterdir() if (path / MANIFEST_NAME).is_file())
    except OSError:
        return  # not there, or not ours to read: no plugins
    yield from inside[:_MOST]


def _read(folder: Path, bundled: bool) -> Found:
    try:
        manifest = read_manifest(folder)
    except OperatorError as error:
        return Found(folder.name, folder, bundled, None, error.text)
    except Exception as error:  # a plugin's edge: whatever it wrote there, the studio starts
        log.exception("the manifest in %s cannot be read", folder)
        words = says.unreadable(folder=folder.name, reason=type(error).__name__)
        return Found(folder.name, folder, bundled, None, words)
    return Found(manifest.id, folder, bundled, manifest)


def _free_name(wanted: str, taken: dict[str, Found]) -> str:
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name

"""Every platform and shop that goes with the studio has its page for the operator."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.plugin_api import read_manifest

ROOT = Path(__file__).parents[3]
FOLDERS = [file.parent for file in sorted((ROOT / "plugins").glob("*/plugin.toml"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_who_provides_something_has_a_page(folder: Path) -> None:
    manifest = read_manifest(folder)
    page = ROOT / "docs" / "platforms" / f"{manifest.id}.md"
    assert page.is_file() == bool(manifest.provides), "cards provide nothing; all others have docs/platforms/<id>.md"
    if manifest.provides:
        assert page.read_text("utf-8").startswith("# ")

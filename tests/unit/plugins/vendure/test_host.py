"""From settings and secrets to who asks where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from vendure.api import Access
from vendure.host import access

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "vendure"


@pytest.fixture
def settings() -> dict[str, Any]:
    """The defaults of the manifest."""
    return dict(complete(read_manifest(FOLDER).settings, {}))


def test_the_manifest_marks_a_shop_and_its_defaults_can_be_used(settings: dict[str, Any], tmp_path: Path) -> None:
    assert read_manifest(FOLDER).provides == ("catalogue", "orders")
    assert access(PluginContext(tmp_path, FOLDER, settings=settings)) == Access(url="http://127.0.0.1:3000")


def test_all_settings_count(settings: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from a file\n")
    given = {"url": "https://x", "user": " anna ", "channel": "east", "requests_per_second": 5, "password_file": str(file)}
    assert access(PluginContext(tmp_path, FOLDER, settings=settings | given)) == Access(
        url="https://x", user="anna", secret="from a file", channel="east", rate_hz=5.0
    )
    keyed = PluginContext(tmp_path, FOLDER, settings=settings | given)
    keyed.secrets["password"] = "from the keyring"
    assert access(keyed).secret == "from the keyring"


def test_a_password_file_that_is_not_there_is_no_password(settings: dict[str, Any], tmp_path: Path) -> None:
    given = settings | {"password_file": str(tmp_path / "gone")}
    assert access(PluginContext(tmp_path, FOLDER, settings=given)).secret == ""

"""Where a secret is found."""

from __future__ import annotations

from pathlib import Path

from studio.plugin_api.kept_secret import KeptSecret, secret_or_file
from studio.plugin_api.testing import PluginContext


def test_the_keyring_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    context = PluginContext(tmp_path, tmp_path, settings={"file": str(file)})
    assert secret_or_file(context, "password", "file") == "", "there is none yet"
    file.write_text(" from the file\n")
    assert secret_or_file(context, "password", "file") == "from the file"
    assert secret_or_file(context, "password", "another") == ""
    KeptSecret.of(context, "password").keep("from the keyring")
    assert secret_or_file(context, "password", "file") == "from the keyring"


def test_a_file_that_is_no_text_holds_no_secret(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"\xff\xfe\x00")
    assert secret_or_file(PluginContext(tmp_path, tmp_path, settings={"file": str(file)}), "password", "file") == ""

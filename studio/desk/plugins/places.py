"""Where plugins lie. The only module here that knows what systems call a user's own folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER_NAME = "NIGHTMARKET_PLUGINS"  # names another folder for the user's own plugins


def bundled_folder() -> Path:
    """Those that come with the studio."""
    return Path(__file__).resolve().parents[3] / "plugins"


def own_folder() -> Path:
    """Those that the user put there. It need not exist."""
    named = os.environ.get(FOLDER_NAME)
    return Path(named).absolute() if named else _data_folder() / "plugins"


def choices_path() -> Path:
    """The file that remembers what the user chose, beside the folder of own plugins."""
    return own_folder().with_name("plugins.json")


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "Nightmarket"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Nightmarket"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "nightmarket"

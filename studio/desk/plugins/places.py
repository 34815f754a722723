"""Where plugins lie."""

from __future__ import annotations

import os
from pathlib import Path

from studio.system.folders import data_folder

FOLDER_NAME = "NIGHTMARKET_PLUGINS"  # names another folder for the user's own plugins


def bundled_folder() -> Path:
    """Those that come with the studio."""
    return Path(__file__).resolve().parents[3] / "plugins"


def own_folder() -> Path:
    """Those that the user put there. It need not exist."""
    named = os.environ.get(FOLDER_NAME)
    return Path(named).absolute() if named else data_folder() / "plugins"


def choices_path() -> Path:
    """The file that remembers what the user chose, beside the folder of own plugins."""
    return own_folder().with_name("plugins.json")

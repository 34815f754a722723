"""Where the user's own things lie: plugins, choices, and what is kept of past sessions.

The only module that knows what systems call such a folder. Linux is tested; macOS and Windows are not.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """The studio's own folder among the user's; it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "Nightmarket"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Nightmarket"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "nightmarket"


def sessions_folder() -> Path:
    """Where logs and reports of past sessions are kept."""
    return data_folder() / "sessions"

"""Where the user's own things lie: plugins, choices, and what is kept of past sessions.

The system says where: of Linux `~/.local/share`, of macOS `~/Library/Application Support` (of both `XDG_DATA_HOME`, where it is
set), of Windows the roaming `AppData`. Linux is tested; macOS and Windows are platformdirs' word.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_NAME = "Nightmarket" if sys.platform in ("win32", "darwin") else "nightmarket"


def data_folder() -> Path:
    """The studio's own folder among the user's; it need not exist."""
    return platformdirs.user_data_path(_NAME, appauthor=False, roaming=True)


def shows_folder() -> Path:
    """Where shows that were on air are kept."""
    return data_folder() / "shows"


def sessions_folder() -> Path:
    """Where logs and reports of past sessions are kept."""
    return data_folder() / "sessions"

"""What is kept of a session when its folder goes: the ends of its logs, and its report, for the last ten sessions and its shows.

Nothing that opens a door is kept: the session's token, passwords and keys in addresses are taken out. For the user alone.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from studio.ipc import session as sessions
from studio.launcher import kept_shows

SESSIONS = 10
_LOG_BYTES = 256 << 10  # of each log, its end
_LOGS = 60  # of one session, the newest
_NAME = re.compile(r"\d{8}-\d{6}-\d{6}")
_HIDDEN = "***"
_WORDS = "key|token|secret|passw(?:or)?d|passphrase|authorization|cookie|signature|credentials?|pwd|pass"
_NAMED = rf"(?im)(?P<name>\b\w*(?:{_WORDS})\\?[\"']?\s*[:=]\s*)"  # what a value stands after
_SECRETS = (
    (re.compile(r"(?<=://)[^\s\"'<>]*@"), f"{_HIDDEN}@"),  # user and password; a password may hold a slash
    (re.compile(r"(\brtmps?://[^/\s\"'<>]+/[^/\s\"'<>]+)/[^\s\"'<>]+"), rf"\1/{_HIDDEN}"),  # server/app/KEY
    (re.compile(r"(://[^\s\"'<>?]+)\?[^\s\"'<>]+"), rf"\1?{_HIDDEN}"),  # tokens in queries
    (re.compile(_NAMED + r"b?(?P<mark>\\?[\"'])(?:\\.|.)*?(?:(?P=mark)|$)"), rf"\g<name>\g<mark>{_HIDDEN}\g<mark>"),
    (re.compile(_NAMED + r"(?!null\b|None\b|b?\\?[\"'])(?:(?:bearer|basic)\s+)?[^\s,;}]+"), rf"\g<name>{_HIDDEN}"),
)


def prepare(root: Path) -> None:
    """Make the folder, for its owner alone; without it nothing is kept."""
    with contextlib.suppress(OSError):
        root.mkdir(parents=True, exist_ok=True)
        root.chmod(0o700)


def keep(session: Path, root: Path, shows: Path) -> None:
    """Copy what is worth keeping of `session` to a new folder below `root`, and to those of its shows below `shows`.

    Older ones go. What the disk refuses is left out.
    """
    for show in kept_shows.of_session(shows, session):
        with contextlib.suppress(OSError):
            (show / "logs").mkdir(mode=0o700)
            _copy(session, show / "logs")
        kept_shows.finish(show)
    kept_shows.let_go(shows)
    if not root.is_dir():
        return
    with contextlib.suppress(OSError):
        _copy(session, _new_folder(root))
    _let_go(root)


def _copy(session: Path, folder: Path) -> None:
    token = _token(session)
    for path in _worth_keeping(session):
        with contextlib.suppress(OSError):
            (folder / path.name).write_text(without_secrets(_end_of(path), token), encoding="utf-8")


def without_secrets(text: str, token: str = "") -> str:
    """`text` with the session's token, and whatever looks like a password or a key, taken out."""
    if token:
        text = text.replace(token, _HIDDEN)
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def _worth_keeping(session: Path) -> Iterator[Path]:
    logs = [path for path in (session / "logs").glob("*.log") if path.stat().st_size]
    yield from sorted(logs, key=lambda path: path.stat().st_mtime, reverse=True)[:_LOGS]
    if (session / "report.json").is_file():
        yield session / "report.json"


def _end_of(path: Path) -> str:
    with open(path, "rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LOG_BYTES))
        return file.read().decode("utf-8", "replace")


def _token(session: Path) -> str:
    try:
        return sessions.token(session)
    except OSError:
        return ""


def _new_folder(root: Path) -> Path:
    """A folder with the time in its name. Only names sort by it, nothing is timed."""
    while True:
        folder = root / datetime.datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder


def _let_go(root: Path) -> None:
    with contextlib.suppress(OSError):
        ours = sorted(path for path in root.iterdir() if _NAME.fullmatch(path.name) and path.is_dir() and not path.is_symlink())
        for path in ours[:-SESSIONS]:
            shutil.rmtree(path, ignore_errors=True)

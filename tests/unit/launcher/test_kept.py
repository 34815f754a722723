"""Logs and reports outlive their session, the last ten times, and nothing in them opens a door."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.ipc import session as sessions
from studio.launcher import kept


def _session(folder: Path, log: str = "fine\n") -> Path:
    session = sessions.create(folder)
    (session / "logs" / "desk.log").write_text(log)
    (session / "logs" / "mixer.log").touch()
    (session / "report.json").write_text('{"cpu_s": 3.5}')
    return session


@pytest.fixture
def past(tmp_path: Path) -> Path:
    kept.prepare(tmp_path / "share" / "sessions")
    return tmp_path / "share" / "sessions"


def test_logs_that_say_something_and_the_report_are_kept_for_the_user_alone(tmp_path: Path, past: Path) -> None:
    kept.keep(_session(tmp_path), past, past.parent / "shows")
    (folder,) = past.iterdir()
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"desk.log": "fine\n", "report.json": '{"cpu_s": 3.5}'}
    assert {path.stat().st_mode & 0o777 for path in (past, folder)} == {0o700}


def test_the_last_ten_sessions(tmp_path: Path, past: Path) -> None:
    (past / "my own notes").mkdir()
    for number in range(13):
        kept.keep(_session(tmp_path, f"run {number}\n"), past, past.parent / "shows")
    assert len(list(past.iterdir())) == kept.SESSIONS + 1
    logs = {path.read_text() for path in past.glob("*/desk.log")}
    assert logs == {f"run {number}\n" for number in range(3, 13)}


def test_of_a_long_log_its_end(tmp_path: Path, past: Path) -> None:
    kept.keep(_session(tmp_path, "old\n" * 200_000 + "the end\n"), past, past.parent / "shows")
    (log,) = past.glob("*/desk.log")
    assert log.stat().st_size < 300_000
    assert log.read_text().endswith("the end\n")


def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file where a folder would be")
    kept.prepare(tmp_path / "share" / "sessions")
    kept.keep(_session(tmp_path), tmp_path / "share" / "sessions", tmp_path / "share" / "shows")


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("cannot open rtsp://admin:pa/ss@10.0.0.5/live: refused", "pa/ss"),
        ("push to rtmps://live.example/app/live_123_AbC ended", "live_123_AbC"),
        ("push to rtmp://live.example/app/live_123?sign=77 ended", "sign=77"),
        ("GET https://shop.example/api?access_token=abc123 404", "abc123"),
        ('{"stream_key": "abc123", "state": "live"}', "abc123"),
        ("Authorization: Bearer abc123", "abc123"),
        ("password=hunter2, user=me", "hunter2"),
        ('{"Authorization": "Bearer abc123"}', "abc123"),
        ("{'authorization': 'Basic abc123'}", "abc123"),
        ('password="two hunter2 words"', "hunter2"),
        (r"{\"token\": \"abc123\"}", "abc123"),
        ('"secret": "abc123 and the end is cut', "abc123"),
        (r'{"stream_key": "two\"abc123", "state": "live"}', "abc123"),
        ("Set-Cookie: session=abc123; Path=/", "abc123"),
        ("pwd=hunter2", "hunter2"),
        ("signature=abc123", "abc123"),
    ],
)
def test_secrets_are_taken_out(tmp_path: Path, past: Path, said: str, secret: str) -> None:
    kept.keep(_session(tmp_path, f"before\n{said}\nafter\n"), past, past.parent / "shows")
    (log,) = past.glob("*/desk.log")
    assert secret not in log.read_text()
    assert log.read_text().startswith("before\n")
    assert log.read_text().endswith("\nafter\n")


def test_the_sessions_token_is_taken_out(tmp_path: Path, past: Path) -> None:
    session = _session(tmp_path)
    (session / "logs" / "ui.log").write_text(f"said {sessions.token(session)} aloud")
    kept.keep(session, past, past.parent / "shows")
    (log,) = past.glob("*/ui.log")
    assert log.read_text() == "said *** aloud"

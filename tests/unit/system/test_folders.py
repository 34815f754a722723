"""The user's folders lie where every earlier version put them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from studio.system import folders

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="not on this system: the folders of Linux")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("named", [None, ""])
def test_in_the_users_home(home: Path, named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_DATA_HOME", named)
    assert folders.data_folder() == home / ".local" / "share" / "nightmarket"
    assert folders.sessions_folder() == home / ".local" / "share" / "nightmarket" / "sessions"


def test_or_where_the_user_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "elsewhere"))
    assert folders.data_folder() == home / "elsewhere" / "nightmarket"


def test_asking_makes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    folders.sessions_folder()
    assert list(home.iterdir()) == []

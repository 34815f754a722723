"""The menu makes reports, says which file one is, and shows the folder that it lies in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog

from tests.parts.desk_thread import DeskThread
from ui.menus.reports import ShowReports
from ui.window import MainWindow

Until = Callable[..., None]


def entry(window: MainWindow, words: str) -> QAction:
    menus = [action.menu() for action in window.menuBar().actions()]
    actions = [action for menu in menus for action in menu.actions()]  # type: ignore[attr-defined]
    return next(action for action in actions if action.text().replace("&", "") == words)


@pytest.fixture
def notices(selling_window: MainWindow) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    selling_window.room.notice.connect(lambda level, words: heard.append((level, words)))
    return heard


@pytest.fixture
def opened(selling_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths: list[str] = []
    monkeypatch.setattr(selling_window.findChildren(ShowReports)[0], "_open_path", paths.append)
    return paths


def answers_day(monkeypatch: pytest.MonkeyPatch, day: str, accepted: bool = True) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: (day, accepted))


def test_a_report_is_made_and_its_file_is_named(
    selling_window: MainWindow,
    selling_desk: DeskThread,
    until: Until,
    notices: list[tuple[str, str]],
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers_day(monkeypatch, "2026-12-31")
    entry(selling_window, "Report of this show").trigger()
    until(lambda: selling_window.room.store.state.kept_show.report)
    report = selling_window.room.store.state.kept_show.report
    assert selling_desk.named("report.make") == [{"until": "2026-12-31"}]
    until(lambda: any(level == "ok" and report in words for level, words in notices))
    folder = str(Path(report).parent)
    entry(selling_window, "Show in folder").trigger()
    assert opened == [folder]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: folder)
    answers_day(monkeypatch, "")
    entry(selling_window, "Report of a kept show…").trigger()
    until(lambda: len(selling_desk.named("report.make")) == 2)
    assert selling_desk.named("report.make")[1] == {"show": Path(folder).name}


def test_a_report_that_fails_after_a_day_that_was_refused_is_said(
    selling_window: MainWindow,
    selling_desk: DeskThread,
    until: Until,
    notices: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers_day(monkeypatch, "2026-02-30")
    entry(selling_window, "Report of this show").trigger()
    until(lambda: any(level == "fail" and "2026-02-30" in words for level, words in notices))
    selling_desk.processes.answers("report", error="The journal is damaged.")
    selling_desk.do(selling_desk.desk.kept_shows.ended)
    until(lambda: any(level == "warn" and "The journal is damaged." in words for level, words in notices))


def test_a_folder_that_lies_elsewhere_is_not_taken_for_a_kept_show_of_its_name(
    selling_window: MainWindow,
    selling_desk: DeskThread,
    notices: list[tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "20260101-200000 Evening"))
    answers_day(monkeypatch, "")
    entry(selling_window, "Report of a kept show…").trigger()
    assert [level for level, words in notices if "is no kept show" in words] == ["warn"]
    assert selling_desk.named("report.make") == []


def test_nothing_is_asked_of_the_desk_when_no_is_said(
    selling_window: MainWindow, selling_desk: DeskThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers_day(monkeypatch, "2026-12-31", accepted=False)
    entry(selling_window, "Report of this show").trigger()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    entry(selling_window, "Report of a kept show…").trigger()
    assert selling_desk.named("report.make") == []


def test_before_any_show_was_kept_it_is_said(
    selling_window: MainWindow, notices: list[tuple[str, str]], opened: list[str]
) -> None:
    entry(selling_window, "Show in folder").trigger()
    assert opened == []
    assert [level for level, _ in notices] == ["warn"]

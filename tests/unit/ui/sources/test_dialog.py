"""The source dialog: what it shows is a trial, the show hears of it with Add, and it can be closed at any moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.scenes import AddSource

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.sources.dialog import SourceDialog

Until = Callable[..., None]


def opened(corner: Corner, until: Until) -> SourceDialog:
    made = SourceDialog(corner.room, None, corner)
    made.open()
    until(lambda: made._ok.isEnabled())  # the devices are known
    return made


@pytest.fixture
def dialog(corner: Corner, until: Until) -> SourceDialog:
    return opened(corner, until)


def choose(dialog: SourceDialog, kind: str) -> Any:
    dialog._kinds.setCurrentRow(list(dialog._pages).index(kind))
    return dialog._pages[kind]


def sources(corner: Corner) -> list[str]:
    return [row.name for row in corner.room.store.state.show.sources]


def test_tab_comes_to_the_form_before_it_comes_to_the_buttons(dialog: SourceDialog) -> None:
    page = choose(dialog, "playlist")
    parts = (page, dialog._place, dialog._buttons)
    met: list[int] = []
    at = dialog._name.nextInFocusChain()
    while at is not dialog._name:
        if at.focusPolicy() != Qt.FocusPolicy.NoFocus:
            met += [place for place, part in enumerate(parts) if part is at or part.isAncestorOf(at)]
        at = at.nextInFocusChain()
    assert list(dict.fromkeys(met)) == [0, 1, 2]
    assert met == sorted(met)
    dialog.reject()


def test_what_is_looked_at_is_in_no_show(corner: Corner, desk: DeskThread, until: Until, subtests: pytest.Subtests) -> None:
    for kind in ("sound", "colour", "screen", "slate", "test_card"):
        with subtests.test(kind=kind):
            looked_at_and_in_no_show(corner, desk, until, kind)


def looked_at_and_in_no_show(corner: Corner, desk: DeskThread, until: Until, kind: str) -> None:
    before = desk.show
    dialog = opened(corner, until)
    choose(dialog, kind)
    until(lambda: [fields["input"]["type"] for fields in desk.trials.values()] == [kind])
    assert desk.show is before
    assert corner.room.store.state.undo.undo is None
    if kind != "sound":
        until(lambda: any(view["id"] == "adding" and view["ref"] in desk.trials for view in desk.views))
    dialog.reject()
    until(lambda: not desk.trials)
    assert desk.show is before
    until(lambda: all(view["id"] != "adding" for view in desk.views))


def test_one_trial_follows_the_form(dialog: SourceDialog, desk: DeskThread, until: Until) -> None:
    choose(dialog, "colour")
    until(lambda: desk.trials)
    trial = set(desk.trials)
    choose(dialog, "slate")
    until(lambda: [fields["input"]["type"] for fields in desk.trials.values()] == ["slate"])
    assert set(desk.trials) == trial
    choose(dialog, "media")
    until(lambda: not desk.trials)
    dialog.reject()


def test_add_places_and_selects_it_as_one_step(dialog: SourceDialog, corner: Corner, desk: DeskThread, until: Until) -> None:
    choose(dialog, "colour")
    dialog._name.setText("Backdrop")
    dialog.accept()
    until(lambda: "Backdrop" in sources(corner))
    until(lambda: (selected := corner.room.selected()) is not None and selected.source == "backdrop")
    assert len({call["gesture"] for name, call in desk.calls if name in ("source.add", "item.add")}) == 1
    until(lambda: not desk.trials)


def test_a_sound_added_on_air_is_said_to_be_muted(corner: Corner, desk: DeskThread, until: Until) -> None:
    told: list[str] = []
    corner.room.notice.connect(lambda _level, words: told.append(words))
    for on_air in (False, True):
        if on_air:
            corner.room.desk.command(StartShow())
            until(lambda: corner.room.store.state.air.state == "on")
        dialog = SourceDialog(corner.room, None, corner)
        dialog.open()
        choose(dialog, "sound")
        dialog._name.clear()
        QTest.keyClicks(dialog._name, f"Mic {on_air}")
        dialog.accept()
        until(lambda on_air=on_air: f"Mic {on_air}" in sources(corner))
        until(lambda: not desk.trials)
        until(lambda: not corner.room.desk._waiting)
    assert told == ["The sound of Mic True is muted: it is heard on air once you open its strip."]


def test_changing_a_source_on_air_waits_for_ok_and_is_confirmed(
    corner: Corner, desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.notices.confirming.sure", lambda _parent, _title, words, _go, _at_once: asked.append(words) or True)
    corner.room.desk.command(StartShow())
    until(lambda: corner.room.store.state.air.state == "on")
    source = next(row for row in corner.room.store.state.show.sources if row.id == "phone")
    dialog = SourceDialog(corner.room, source, corner)
    dialog.open()
    form = dialog._pages["stream"]
    until(lambda: any(view["id"] == "adding" and view["ref"] == "phone" for view in desk.views))
    assert desk.trials == {}, "unchanged, the source itself is shown"
    QTest.keyClicks(form.findChild(QLineEdit), "/low")
    until(lambda: [fields["input"]["url"] for fields in desk.trials.values()] == ["rtsp://127.0.0.1/a/low"])
    assert desk.named("source.update") == []
    dialog.accept()
    until(lambda: len(desk.named("source.update")) == 2)  # asked for, and confirmed
    assert len(asked) == 1
    assert desk.named("source.update")[-1]["set"]["input"]["url"] == "rtsp://127.0.0.1/a/low"
    until(lambda: not desk.trials)


def test_a_test_card_that_nobody_changed_is_shown_itself(corner: Corner, desk: DeskThread, until: Until) -> None:
    corner.room.desk.command(AddSource(set={"name": "Bars", "input": {"type": "test_card", "rate_hz": 60.0}}))
    until(lambda: "Bars" in sources(corner))
    source = next(row for row in corner.room.store.state.show.sources if row.id == "bars")
    dialog = SourceDialog(corner.room, source, corner)
    dialog.open()
    until(lambda: any(view["id"] == "adding" and view["ref"] == "bars" for view in desk.views))
    assert desk.trials == {}
    dialog.accept()
    until(lambda: desk.named("source.update") and not corner.room.desk._waiting)
    assert desk.show.sources[-1] == source, "its rate, which no field shows, is as it was"


def test_a_camera_that_is_held_is_shown_as_it_is(corner: Corner, desk: DeskThread, until: Until) -> None:
    corner.room.desk.command(AddSource(set={"name": "Cam", "input": {"type": "camera", "device": "usb-1"}}))
    until(lambda: "Cam" in sources(corner))
    dialog = SourceDialog(corner.room, None, corner)
    dialog.open()
    until(lambda: any(view["id"] == "adding" and view["ref"] == "cam" for view in desk.views))
    assert "Cam" in dialog._looking._words.text()
    assert desk.trials == {}
    dialog.reject()


def test_a_typed_path_can_be_added_at_once(dialog: SourceDialog) -> None:
    form = choose(dialog, "media")
    assert not dialog._ok.isEnabled()
    field = form.findChild(QLineEdit)
    QTest.keyClicks(field, "/films/a.mp4")
    assert dialog._ok.isEnabled(), "while the field has the focus still"
    form = choose(dialog, "stream")
    assert not dialog._ok.isEnabled()
    QTest.keyClicks(form.findChild(QLineEdit), "rtsp://10.0.0.5/live")
    assert dialog._ok.isEnabled()
    dialog.reject()


def test_words_of_one_kind_do_not_stay_over_another(dialog: SourceDialog, desk: DeskThread, until: Until) -> None:
    choose(dialog, "sound")
    picture = dialog._looking._picture
    assert picture.empty_text
    painted: list[str] = []
    picture.paint_over = lambda *_args: painted.append(picture.empty_text)  # type: ignore[method-assign]
    choose(dialog, "media")
    until(lambda: painted)
    assert painted[-1] == ""
    dialog.reject()


def test_a_refusal_keeps_the_dialog_open(dialog: SourceDialog, corner: Corner, desk: DeskThread, until: Until) -> None:
    choose(dialog, "colour")
    dialog._name.setText("x" * 130)
    dialog.accept()
    until(lambda: "120" in dialog._looking._words.text())
    assert dialog.isVisible()
    assert dialog._ok.isEnabled()
    dialog.reject()


def test_closing_it_at_once_leaves_no_trace(
    corner: Corner, desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    broken: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *what: broken.append(what))
    for turns in range(6):
        with subtests.test(turns=turns):
            closed_at_once(corner, desk, until, turns)
            assert broken == []


def closed_at_once(corner: Corner, desk: DeskThread, until: Until, turns: int) -> None:
    before = len(desk.named("source.try_end"))
    made = SourceDialog(corner.room, None, corner)
    made.open()
    choose(made, "colour")
    made._try()
    for _ in range(turns):
        QApplication.processEvents()
    made.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def begun() -> int:
        """Trials, not what one of them was asked to be next."""
        return len([params for params in desk.named("source.try") if "trial" not in params])

    until(lambda: begun() == len(desk.named("source.try_end")) > before)
    until(lambda: not desk.trials)
    until(lambda: not corner.room.desk._waiting)


def test_escape_closes_it(dialog: SourceDialog, until: Until) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_only_what_has_a_picture_is_offered_to_be_placed(dialog: SourceDialog) -> None:
    choose(dialog, "sound")
    assert not dialog._place.isVisible()
    choose(dialog, "image")
    assert dialog._place.isVisible()
    dialog.reject()

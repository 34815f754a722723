"""The show on the desk, and that a desk after a crash finds it again."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.desk.crash_recovery import CrashRecovery
from studio.desk.new_show import new_show
from studio.desk.plugins import Catalogue, Choices
from studio.desk.show_document import ShowDocument
from studio.document import model
from studio.ipc.clock import NS, VirtualClock
from studio.kinds import sources
from studio.kinds.picture_filters.lut import Lut
from studio.show import document
from studio.show import stage as stages
from studio.values.errors import RefusedError

NEW_SHOW = new_show(Catalogue({}, Choices()), "en")


async def _after(session: Path, act: object) -> ShowDocument:
    """What a second desk recalls of what `act(show_document)` did on the first."""
    recovery = CrashRecovery(session)
    writing = asyncio.create_task(recovery.run())
    first = ShowDocument(recovery, VirtualClock())
    first.begin(NEW_SHOW, None, session, saved=True)
    act(first)  # type: ignore[operator]
    recovery.remember(first.as_memory())
    await recovery.written()
    writing.cancel()
    left = CrashRecovery(session).recall()
    assert left is not None
    second = ShowDocument(CrashRecovery(session), VirtualClock())
    second.recall(*left)
    assert second.show == first.show
    assert second.stage == first.stage
    assert second.labels() == first.labels()
    assert second.saved == first.saved
    return second


async def test_edits_undo_and_stage_come_back(tmp_path: Path) -> None:
    def act(show_document: ShowDocument) -> None:
        for name in ("One", "Two", "Three"):
            show_document.edit("scene.add", {"set": {"name": name}})
        show_document.undo()
        show_document.edit("show.rename", {"name": "Evening"})
        show_document.undo()
        show_document.set_stage(stages.take(show_document.show, show_document.stage, 5 * NS, scene="two", kind="cut"))

    second = await _after(tmp_path, act)
    assert [scene.name for scene in second.show.scenes] == ["Scene 1", "One", "Two"]
    assert second.stage.program == {"main": "two"}
    assert not second.saved
    second.redo()
    assert second.show.name == "Evening"


async def test_program_as_it_was_taken_and_what_was_edited_since_both_come_back(tmp_path: Path) -> None:
    def act(show_document: ShowDocument) -> None:
        show_document.edit("item.update", {"scene": "scene-1", "item": "test-card", "set": {"x": 40}})

    second = await _after(tmp_path, act)
    assert second.show.scenes[0].layouts["main"][0].x == 40
    assert second.stage.taken["main"].layouts["scene-1"][0].x == 0
    assert stages.waiting(second.show, second.stage) == ["main"]


async def test_undo_of_a_removal_brings_program_back_after_a_crash_too(tmp_path: Path) -> None:
    def act(show_document: ShowDocument) -> None:
        show_document.edit("scene.add", {"set": {"name": "Other"}})
        show_document.edit("scene.remove", {"scene": "scene-1", "confirm": True})

    second = await _after(tmp_path, act)
    assert second.stage.program == {"main": "other"}
    second.undo()
    assert second.stage.program == {"main": "scene-1"}


async def test_a_show_that_nobody_changed_is_saved_to_the_next_desk_too(tmp_path: Path) -> None:
    """Code places cards at whole numbers; a file has none where fractions may stand."""
    places = {"main": model.Box(x=10, y=10, width=240, height=100)}
    made = model.Show(overlays=(model.Overlay(id="logo", name="Logo", kind="logo", layouts=places),))
    second = await _after(tmp_path, lambda first: first.begin(made, None, tmp_path, saved=True))
    assert second.saved


async def test_another_show_forgets_the_first(tmp_path: Path) -> None:
    def act(show_document: ShowDocument) -> None:
        show_document.edit("show.rename", {"name": "Old"})
        show_document.begin(model.Show(name="New"), None, tmp_path, saved=False)
        show_document.edit("show.rename", {"name": "Newer"})

    second = await _after(tmp_path, act)
    assert second.show.name == "Newer"
    second.undo()
    assert second.show.name == "New"


async def test_a_torn_last_line_is_left_out(tmp_path: Path) -> None:
    recovery = CrashRecovery(tmp_path)
    writing = asyncio.create_task(recovery.run())
    show_document = ShowDocument(recovery, VirtualClock())
    show_document.begin(NEW_SHOW, None, tmp_path, saved=True)
    show_document.edit("show.rename", {"name": "Whole"})
    recovery.remember(show_document.as_memory())
    await recovery.written()
    writing.cancel()
    with open(tmp_path / "journal-1.jsonl", "ab") as file:
        file.write(b'{"action":"record","st')
    left = CrashRecovery(tmp_path).recall()
    assert left is not None
    assert len(left[2]) == 1


async def test_saving_elsewhere_keeps_the_files_it_names(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    show = model.Show(sources=(model.Source(id="clip", name="Clip", input=sources.MediaFile(path="clip.mp4")),))
    (tmp_path / "here" / "show.json").write_bytes(document.to_json(show))
    show_document = ShowDocument(CrashRecovery(tmp_path), VirtualClock())
    await show_document.open(tmp_path / "here" / "show.json")
    assert show_document.saved
    await show_document.save(tmp_path / "there" / "copy.json")
    assert show_document.saved
    assert show_document.path == tmp_path / "there" / "copy.json"
    copy = document.parse(show_document.path.read_bytes()).sources[0].input
    assert isinstance(copy, sources.MediaFile)
    assert copy.path == str(tmp_path / "here" / "clip.mp4")


async def test_saving_elsewhere_keeps_the_looks_of_what_is_on_program(tmp_path: Path) -> None:
    """Program showed the picture without its look, and the copy named a file that is not there."""
    (tmp_path / "here").mkdir()
    item = model.Item(id="cam", source="cam", width=640, height=360, filters=(Lut(id="lut", file="looks/a.cube"),))
    show = model.Show(
        sources=(model.Source(id="cam", name="Cam", input=sources.TestCard()),),
        scenes=(model.Scene(id="one", name="One", layouts={"main": (item,)}),),
    )
    (tmp_path / "here" / "show.json").write_bytes(document.to_json(show))
    show_document = ShowDocument(CrashRecovery(tmp_path), VirtualClock())
    await show_document.open(tmp_path / "here" / "show.json")
    await show_document.save(tmp_path / "there" / "copy.json")
    at = str(tmp_path / "here" / "looks" / "a.cube")
    (kept,) = show_document.show.scenes[0].layouts["main"]
    (seen,) = show_document.stage.taken["main"].layouts["one"]
    assert (kept, seen) == (item_with(item, at), item_with(item, at))
    assert stages.waiting(show_document.show, show_document.stage) == []
    assert show_document.path is not None
    assert document.parse(show_document.path.read_bytes()).scenes == show_document.show.scenes


def item_with(item: model.Item, file: str) -> model.Item:
    return replace(item, filters=(Lut(id="lut", file=file),))


def test_files_that_cards_name_are_absolute_once_it_is_known_which_they_are(tmp_path: Path) -> None:
    logo = model.Overlay(id="logo", name="Logo", kind="logo", settings={"picture": "logo.png", "caption": "logo.png"})
    show_document = ShowDocument(CrashRecovery(tmp_path), VirtualClock())
    show_document.begin(model.Show(overlays=(logo,)), None, tmp_path, saved=True)
    assert show_document.resolved.overlays == (logo,)
    show_document.know_files(lambda overlay: ("picture",) if overlay.kind == "logo" else ())
    assert show_document.resolved.overlays[0].settings == {"picture": str(tmp_path / "logo.png"), "caption": "logo.png"}
    assert show_document.show.overlays == (logo,), "the document keeps its relative path"
    show_document.know_files(lambda overlay: ())
    assert show_document.resolved.overlays == (logo,)


async def test_a_refused_edit_changes_nothing(tmp_path: Path) -> None:
    told: list[int] = []
    show_document = ShowDocument(CrashRecovery(tmp_path), VirtualClock(), on_change=lambda: told.append(1))
    show_document.begin(NEW_SHOW, None, tmp_path, saved=True)
    before = show_document.show
    told.clear()
    for command, params in (("scene.remove", {"scene": "nowhere"}), ("show.rename", {"name": "x", "gesture": 5})):
        with pytest.raises(RefusedError):
            show_document.edit(command, params)
    assert show_document.show is before
    assert not told
    with pytest.raises(RefusedError):
        show_document.undo()


def test_what_is_not_permitted_changes_nothing_and_can_be_done_later(tmp_path: Path) -> None:
    show_document = ShowDocument(CrashRecovery(tmp_path), VirtualClock())
    show_document.begin(NEW_SHOW, None, tmp_path, saved=True)
    show_document.edit("show.rename", {"name": "One"})
    show_document.edit("show.rename", {"name": "Two"})
    show_document.undo()
    asked: list[tuple[str, str, str]] = []

    def never(doing: str, before: model.Show, after: model.Show, _confirmed: object) -> None:
        asked.append((doing, before.name, after.name))
        raise RefusedError("on_sale", "Not now.")

    with pytest.raises(RefusedError, match="confirm: must be"):
        show_document.edit("show.rename", {"name": "Three", "confirm": 3})
    permitted, show_document._permit = show_document._permit, never
    for attempt in (show_document.undo, show_document.redo, lambda: show_document.edit("show.rename", {"name": "Three"})):
        with pytest.raises(RefusedError, match="Not now"):
            attempt()
    first = NEW_SHOW.name
    assert asked == [("undo", "One", first), ("redo", "One", "Two"), ("edit", "One", "Three")]
    assert show_document.show.name == "One"
    show_document._permit = permitted
    show_document.redo()
    assert show_document.show.name == "Two"
    show_document.undo()
    show_document.undo()
    assert show_document.show.name == first


async def test_written_means_on_disk_even_while_others_go_on(tmp_path: Path) -> None:
    recovery = CrashRecovery(tmp_path)
    writing = asyncio.create_task(recovery.run())
    show_document = ShowDocument(recovery, VirtualClock())
    show_document.begin(NEW_SHOW, None, tmp_path, saved=True)

    async def chatter() -> None:
        while True:
            recovery.remember(show_document.as_memory())
            await asyncio.sleep(0)

    others = asyncio.create_task(chatter())
    for number in range(20):
        show_document.edit("show.rename", {"name": f"Name {number}"})
        recovery.remember(show_document.as_memory())
        await asyncio.wait_for(recovery.written(), 5)
        left = CrashRecovery(tmp_path).recall()
        assert left is not None
        assert len(left[2]) == number + 1
    for task in (others, writing):
        task.cancel()


async def test_a_product_in_two_shops_is_in_both_after_a_crash(tmp_path: Path) -> None:
    two = [{"connection": "rehearsal", "item_id": "cup"}, {"connection": "store", "item_id": "7"}]

    def act(show_document: ShowDocument) -> None:
        fields = {"title": "Cup", "live_price_minor": 500, "listings": two}
        show_document.edit("product.add", {"set": fields})
        show_document.edit("product.update", {"product": "cup", "set": {"listings": two[:1]}})
        show_document.undo()

    second = await _after(tmp_path, act)
    assert [(one.connection, one.item_id) for one in second.show.products[0].listings] == [("rehearsal", "cup"), ("store", "7")]
    second.redo()
    assert [listing.item_id for listing in second.show.products[0].listings] == ["cup"]


async def test_what_a_crash_of_a_studio_of_format_3_left_is_taken_over(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "data" / "session-format-3", tmp_path, dirs_exist_ok=True)
    left = CrashRecovery(tmp_path).recall()
    assert left is not None

    def go_on(show_document: ShowDocument) -> None:
        show_document.recall(*left)
        show_document.edit("product.update", {"product": "bowl", "set": {"title": "Deep bowl"}})

    again = await _after(tmp_path, go_on)
    assert [product.title for product in again.show.products] == ["Cup 3", "Cup 1", "Cup 2", "Cup 4", "Deep bowl"]
    assert again.show.products[-1].listing.item_id == "b-7"
    assert again.labels().undo == "Rename product"


async def test_what_a_crash_of_an_older_studio_left_is_taken_over_and_goes_on_in_a_journal_of_its_own(tmp_path: Path) -> None:
    """The session was written by a studio whose shows had format 2."""
    shutil.copytree(Path(__file__).parents[2] / "data" / "session", tmp_path, dirs_exist_ok=True)
    left = CrashRecovery(tmp_path).recall()
    assert left is not None

    def go_on(show_document: ShowDocument) -> None:
        show_document.recall(*left)
        assert [connection.id for connection in show_document.show.connections] == ["rehearsal", "vendure"]
        show_document.edit("show.rename", {"name": "Night"})

    again = await _after(tmp_path, go_on)
    assert again.show.name == "Night"
    assert [connection.id for connection in again.show.connections] == ["rehearsal", "vendure"]
    assert again.labels().undo == "Rename show"

"""Commands on the real studio: keys without a keyring, the stage, edits that reach the workers, a desk that cannot live."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from studio.colour import hex_ycbcr
from studio.control.protocol import OPERATOR, RpcError
from studio.document.model import Destination
from studio.ipc.picture_ring import RingFinder
from studio.kinds.targets import RtmpPush
from studio.launcher.options import EXIT_INTERNAL
from tests.integration.test_desk_headless import COLOURS, plain_show, save
from tests.parts import on_disk
from tests.parts.ports import free_port
from tests.parts.studio import Studio


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("commands")
    push = Destination(
        id="shop", name="Shop", encoding="main", target=RtmpPush(url=f"rtmp://127.0.0.1:{free_port()}/live", key_ref="k")
    )
    with Studio(folder / "run", "--headless", save(folder, plain_show(push))) as studio:
        studio.until(lambda tree: tree["sources"].get("two", {}).get("state") == "running", 30, "the sources")
        yield studio


def _program_is(studio: Studio, colour: str) -> None:
    """Wait until the program's middle has the colour."""
    finder, until = RingFinder(studio.session, "program.main", patience=1), time.monotonic() + 20
    wanted = hex_ycbcr(colour)
    seen: Any = None
    while time.monotonic() < until:
        ring = finder.ring()
        picture = ring.newest() if ring is not None else None
        if picture is not None:
            planes = picture.planes
            seen = int(planes.y[90, 160]), int(planes.u[45, 80]), int(planes.v[45, 80])
            if np.abs(np.subtract(seen, wanted)).max() <= 3:
                finder.close()
                return
        time.sleep(0.02)
    raise AssertionError(f"the program shows {seen}, not {wanted}")


def _refused(studio: Studio, method: str, **params: Any) -> dict[str, Any]:
    with pytest.raises(RpcError) as error:
        studio.call(method, **params)
    assert error.value.code == OPERATOR
    assert error.value.message
    return {name: error.value.data[name] for name in ("code", "subject")}


def test_a_take_and_panic_reach_the_program(studio: Studio) -> None:
    _program_is(studio, COLOURS["one"])
    studio.call("stage.take", scene="s-two", kind="cut")
    _program_is(studio, COLOURS["two"])
    studio.call("stage.panic", on=True)
    _program_is(studio, "#101820")
    studio.call("stage.panic", on=False)
    _program_is(studio, COLOURS["two"])


def test_an_edit_reaches_the_program_and_undo_takes_it_back(studio: Studio) -> None:
    studio.call("stage.take", scene="s-one", kind="cut")
    studio.call("source.update", source="one", set={"input": {"colour": "#10f0a0"}})
    _program_is(studio, "#10f0a0")
    studio.call("edit.undo")
    _program_is(studio, COLOURS["one"])


def test_an_edit_of_the_scene_on_program_waits_for_the_take(studio: Studio) -> None:
    studio.call("stage.take", scene="s-one", kind="cut")
    item = studio.state()["show"]["scenes"][0]["layouts"]["main"][0]["id"]
    where = {"scene": "s-one", "canvas": "main", "item": item}
    studio.call("item.update", **where, set={"source": "two"})
    assert studio.until(lambda tree: tree["stage"]["waiting"], 30, "the edit to wait")["stage"]["program"]["main"] == "s-one"
    _program_is(studio, COLOURS["one"])
    studio.call("stage.take", scene="s-one", kind="cut")
    _program_is(studio, COLOURS["two"])
    studio.call("edit.undo")
    _program_is(studio, COLOURS["two"])
    assert _refused(studio, "stage.edit_live", on=True)["code"] == "confirm"
    studio.call("stage.edit_live", on=True, confirm="main")
    _program_is(studio, COLOURS["one"])
    studio.call("item.update", **where, set={"source": "two"})
    _program_is(studio, COLOURS["two"])
    studio.call("edit.undo")
    studio.call("stage.edit_live", on=False)
    _program_is(studio, COLOURS["one"])


def test_black_on_air_is_an_alarm_for_as_long_as_it_is_black(studio: Studio, tmp_path: Path) -> None:
    added = studio.call("destination.add", set={"name": "Copy", "encoding": "main", "target": _recording(tmp_path)})
    empty = studio.call("scene.add", set={"name": "Nothing"})
    studio.call("stage.take", scene="s-one", kind="cut")
    studio.call("destination.start", destination=added["id"])
    assert not _black(studio.state())
    studio.call("stage.take", scene=empty["id"], kind="cut")
    (alarm,) = _black(studio.until(_black, 30, "the alarm"))
    assert alarm["level"] == "fail"
    assert "shows nothing: Copy sends black." in alarm["text"]
    studio.call("stage.take", scene="s-one", kind="cut")
    studio.until(lambda tree: not _black(tree), 30, "the alarm's end")
    studio.call("destination.stop", destination=added["id"])
    studio.call("destination.remove", destination=added["id"])
    studio.call("scene.remove", scene=empty["id"])


def _recording(folder: Path) -> dict[str, Any]:
    return {"type": "recording", "folder": str(folder)}


def _black(tree: dict[str, Any]) -> list[Any]:
    return [alarm for alarm in tree["alarms"] if alarm["id"].startswith("black.")]


def test_what_is_on_air_leaves_it_only_when_confirmed_and_undo_brings_it_back(studio: Studio, tmp_path: Path) -> None:
    studio.call("stage.take", scene="s-one", kind="cut")
    studio.call("source.remove", source="one")  # nobody gets it: nothing is asked
    _program_is(studio, "#000000")
    studio.call("edit.undo")
    _program_is(studio, COLOURS["one"])
    added = studio.call("destination.add", set={"name": "Copy", "encoding": "main", "target": _recording(tmp_path)})
    studio.call("destination.start", destination=added["id"])
    for command, named in (("source.remove", {"source": "one"}), ("scene.remove", {"scene": "s-one"})):
        subject = next(iter(named.values()))
        assert _refused(studio, command, **named) == {"code": "confirm", "subject": subject}
        _program_is(studio, COLOURS["one"])
        studio.call(command, **named, confirm=subject)
        _program_is(studio, "#000000" if command == "source.remove" else COLOURS["two"])
        studio.call("edit.undo")
        _program_is(studio, COLOURS["one"])
    studio.call("destination.stop", destination=added["id"])
    studio.call("destination.remove", destination=added["id"])
    studio.until(lambda tree: tree["air"]["state"] == "off", 30, "the end of the recording")


def test_refusals_name_what_they_are_about(studio: Studio) -> None:
    before = studio.state()["show"]
    assert _refused(studio, "stage.take", scene="nowhere") == {"code": "not_found", "subject": "nowhere"}
    assert _refused(studio, "source.restart", source="nobody")["code"] == "not_found"
    assert _refused(studio, "source.pause", source="one", paused=True)["code"] == "not_a_file"
    assert _refused(studio, "source.step", source="one")["code"] == "not_a_list"
    assert _refused(studio, "source.step", source="nobody")["code"] == "not_found"
    assert _refused(studio, "show.open", path="/nowhere/show.json")["code"] == "no_file"
    assert _refused(studio, "recording.split")["code"] == "no_recording"
    assert _refused(studio, "destination.retry", destination="shop")["code"] == "not_active"
    assert studio.state()["show"] == before


def test_a_key_is_asked_for_kept_in_memory_and_shown_nowhere(studio: Studio) -> None:
    assert studio.state()["destinations"]["shop"]["needs_key"]
    assert _refused(studio, "destination.start", destination="shop") == {"code": "needs_key", "subject": "shop"}
    assert _refused(studio, "air.start")["code"] == "needs_key"
    findings = {one["id"]: one["level"] for one in studio.call("air.preflight")["findings"]}
    assert findings["key.shop"] == "fail"
    assert _refused(studio, "key.set", destination="shop", key="two\nlines")["code"] == "bad_key"
    assert _refused(studio, "key.set", destination="shop", key=" \u200b\n")["code"] == "bad_key"
    assert studio.call("key.set", destination="shop", key="tell-nobody-4711") == {"kept": False}
    studio.until(lambda tree: not tree["machine"]["keyring"], 30, "words about the keyring")
    assert not studio.until(lambda tree: not tree["destinations"]["shop"]["needs_key"], 30, "the key")["air"]["seconds"]
    studio.call("destination.start", destination="shop")
    waiting = studio.destination_is("shop", "waiting", 30)
    assert waiting["active"]
    assert waiting["text"]
    assert any(alarm["subject"] == "shop" for alarm in studio.state()["alarms"])
    assert _refused(studio, "show.new")["code"] == "on_air"
    studio.call("air.stop")
    assert studio.state()["air"]["state"] == "off"
    tree = studio.until(lambda tree: "encoder.main" not in tree["processes"], 30, "the encoder's end")
    assert "tell-nobody-4711" not in f"{tree}{studio.call('report')}"
    files = list(on_disk.contents(studio.session))
    assert files
    assert [path for path, text in files if b"tell-nobody-4711" in text] == []


def test_which_encoders_open_is_asked_as_soon_as_a_show_leaves_the_choice(studio: Studio) -> None:
    studio.until(lambda tree: not any(name.startswith("probe") for name in tree["processes"]), 30, "reports of shows to be made")
    created = studio.call("encoding.add", set={"canvas": "main"})["id"]  # auto
    studio.until(lambda tree: any(name.startswith("probe") for name in tree["processes"]), 30, "the question")
    studio.until(lambda tree: not any(name.startswith("probe") for name in tree["processes"]), 40, "its end")
    _refused(studio, "encoding.keyframe", encoding=created)  # nobody takes it: no encoder runs
    studio.call("encoding.remove", encoding=created)


def test_only_files_are_wound(studio: Studio) -> None:
    assert _refused(studio, "source.seek", source="one", seconds=3.0)["code"] == "not_a_file"
    assert _refused(studio, "source.seek", source="nobody", seconds=3.0)["code"] == "not_found"
    assert _refused(studio, "source.pause", source="one", paused=True)["code"] == "not_a_file"
    assert _refused(studio, "source.step", source="one")["code"] == "not_a_list"
    assert _refused(studio, "source.step", source="nobody")["code"] == "not_found"


def test_a_worker_that_dies_comes_back(studio: Studio) -> None:
    studio.until(lambda tree: tree["processes"]["source.one"]["state"] == "standing", 30, "the colour to stand by itself")
    studio.call("source.restart", source="one")  # it has a process again for the seconds in which it is drawn
    before = studio.until(lambda tree: tree["processes"]["source.one"]["pid"], 30, "its process")["processes"]["source.one"]
    os.kill(before["pid"], signal.SIGKILL)
    tree = studio.until(lambda tree: tree["processes"]["source.one"]["restarts"] > before["restarts"], 30, "the restart")
    assert tree["processes"]["source.one"]["pid"] != before["pid"]
    studio.until(lambda tree: tree["sources"]["one"]["state"] == "running", 30, "the source")
    assert studio.until(lambda tree: not tree["alarms"], 30, "a clear sky")["mixer"]["state"] == "running"


def test_views_are_drawn_while_wanted(studio: Studio) -> None:
    view = {"id": "eye", "kind": "program", "ref": "main", "width": 161, "height": 90, "rate_hz": 10}
    assert studio.call("views.set", views=[view]) == {"rings": {"eye": "view.eye"}}
    studio.until(lambda tree: tree["processes"].get("multiview", {}).get("state") == "running", 30, "the multiview")
    finder, until = RingFinder(studio.session, "view.eye", patience=1), time.monotonic() + 20
    while (ring := finder.ring()) is None or ring.newest() is None:
        assert time.monotonic() < until, "no view"
        time.sleep(0.02)
    assert (ring.width, ring.height) == (160, 90)
    finder.close()
    studio.call("views.set", views=[])
    studio.until(lambda tree: "multiview" not in tree["processes"], 30, "the multiview's end")


def test_views_show_another_show_at_once(tmp_path: Path) -> None:
    other = plain_show()
    other = msgspec.structs.replace(other, scenes=other.scenes[::-1])
    (tmp_path / "other").mkdir()
    with Studio(tmp_path / "run", save(tmp_path, plain_show()), QT_QPA_PLATFORM="offscreen", LANG="C.UTF-8") as studio:
        studio.until(lambda tree: {"program", "preview"} <= set(tree["views"]), 30, "the window asks for pictures")
        asked = set(studio.state()["views"])
        finder, until = RingFinder(studio.session, "view.program", patience=1), time.monotonic() + 40

        def blue() -> bool | None:
            ring = finder.ring()
            picture = ring.newest() if ring is not None else None
            if picture is None or picture.planes.bgra is None:
                return None
            across = picture.planes.bgra.shape[1] // 2
            blue, _green, red, _alpha = picture.planes.bgra[40, across]
            return bool(blue > red)

        while blue() is not False:
            assert time.monotonic() < until, "the first show is seen"
            time.sleep(0.02)
        studio.call("show.open", path=str(save(tmp_path / "other", other)))
        while blue() is not True:
            assert time.monotonic() < until, "the other show is seen"
            time.sleep(0.02)
        assert studio.until(lambda tree: asked <= set(tree["views"]), 30, "the views stand")
        finder.close()


def test_a_desk_that_keeps_dying_ends_the_studio(tmp_path: Path) -> None:
    studio = Studio(tmp_path, "--headless", save(tmp_path, plain_show()))
    studio.hang_up()
    until = time.monotonic() + 40
    while studio.process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(AssertionError, ProcessLookupError):
            studio.kill("desk")
        time.sleep(0.1)
    studio._log.close()
    assert studio.process.returncode == EXIT_INTERNAL
    assert "crashed too often" in (tmp_path / "studio.log").read_text()
    assert not list(tmp_path.glob("nightmarket-*"))

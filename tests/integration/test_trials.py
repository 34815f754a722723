"""A source on trial on the real studio: its picture and level are there, and nothing else knows of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from studio.control.client import Client
from studio.control.protocol import RpcError
from studio.control.sounds import LevelReader
from studio.ipc.picture_ring import RingFinder
from tests.integration.test_desk_headless import plain_show, save
from tests.parts.studio import Studio


def test_a_trial_is_seen_by_its_caller_alone_and_ends_with_it(tmp_path: Path) -> None:
    with Studio(tmp_path / "run", "--headless", save(tmp_path, plain_show())) as studio:
        studio.until(lambda tree: tree["sources"].get("two", {}).get("state") == "running", 30, "the sources")
        before = studio.state()
        dialog = Client(studio.session, "a dialog")
        trial = dialog.call("source.try", set={"name": "Card", "input": {"type": "test_card"}})["trial"]
        view = {"id": "eye", "kind": "source", "ref": trial, "width": 320, "height": 180, "rate_hz": 10}
        dialog.call("views.set", views=[view])
        tree = studio.until(lambda tree: tree["trials"].get(trial, {}).get("state") == "running", 30, "the trial")
        finder, level, until = RingFinder(studio.session, "view.eye", patience=1), LevelReader(studio.session, trial), 0.0
        until = time.monotonic() + 30
        while (ring := finder.ring()) is None or (picture := ring.newest()) is None or not picture.flat.std() > 20:
            assert time.monotonic() < until, "its picture is there"
            time.sleep(0.05)
        while level.levels()[0] < -60:
            assert time.monotonic() < until, "its level is there"
            time.sleep(0.01)
        for part in ("show", "undo", "file", "stage", "encoders", "destinations"):
            assert tree[part] == before[part], part
        assert set(tree["sources"]) == set(before["sources"])
        spec = (studio.session / "specs" / "mixer").read_bytes()
        assert trial.encode() not in spec
        with pytest.raises(RpcError):
            studio.call("source.try_end", trial=trial)

        dialog.call("source.try", set={"name": "Mic", "input": {"type": "sound"}}, trial=trial)
        dialog.close()
        studio.until(lambda tree: not tree["trials"], 30, "the trial ends with its caller")
        tree = studio.until(lambda tree: f"trial.{trial}" not in tree["processes"], 30, "and so does its process")
        assert tree["undo"] == before["undo"]
        finder.close()
        level.close()


def test_a_still_on_trial_leaves_nothing_behind(tmp_path: Path) -> None:
    with Studio(tmp_path / "run", "--headless", save(tmp_path, plain_show())) as studio:
        studio.until(lambda tree: tree["sources"].get("two", {}).get("state") == "running", 30, "the sources")
        dialog = Client(studio.session, "a dialog")
        trial = dialog.call("source.try", set={"name": "Red", "input": {"type": "colour", "colour": "#ff0000"}})["trial"]
        studio.until(lambda tree: tree["processes"].get(f"trial.{trial}", {}).get("state") == "standing", 40, "it stands")
        assert list((studio.session / "rings").glob(f"source.{trial}.*.ring"))
        dialog.call("source.try_end", trial=trial)
        studio.until(lambda tree: f"trial.{trial}" not in tree["processes"], 30, "its end")
        assert not list((studio.session / "rings").glob(f"*{trial}*.ring"))
        dialog.close()

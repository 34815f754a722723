"""What the desk tells a recording reaches it."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from studio.contracts import messages, specs
from studio.ipc import session as sessions
from studio.kinds.targets import Recording
from studio.kinds.targets.recording.working import RecordWorker


def test_trying_again_now_opens_the_file_at_once_and_asks_for_a_picture_to_begin_with(tmp_path: Path) -> None:
    target = Recording(folder=os.fspath(tmp_path / "place"))
    spec = specs.SinkSpec(id="rec", name="Show", encoder="e1", target=target)
    said: list[str] = []
    status: Any = lambda _state, _text="", **_figures: None  # noqa: E731
    link = SimpleNamespace(folder=sessions.create(tmp_path), stage=lambda *_stage: None, status=status)
    worker = RecordWorker(spec, cast("Any", link))
    worker._client.ask_keyframe = lambda: said.append("key picture")  # type: ignore[method-assign]
    worker._take()
    assert worker._recorder is not None
    worker._recorder.retry = lambda: said.append("retry")  # type: ignore[method-assign]
    worker._hear(messages.Command("retry"))
    assert said == ["retry", "key picture"]
    worker.close()

"""The desk and the process `hints`: begun for the first line that needs it, told in batches, and never waited for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages
from studio.contracts.specs import HintsSpec
from studio.control.protocol import RpcError
from studio.control.schema.state.questions import QuestionGroup
from studio.desk.chat import hint_desk
from studio.desk.selling import sales
from studio.ipc import session
from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_show

LINE = "would it go round a giant"


def begin(tmp_path: Path, installed: bool, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskThread]:
    monkeypatch.setattr(sales, "is_installed", lambda: installed)
    desk = DeskThread(session.create(tmp_path), example_show())
    desk.start()
    yield desk
    desk.stop()


@pytest.fixture
def desk(tmp_path: Path, own_data: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskThread]:
    yield from begin(tmp_path, True, monkeypatch)


@pytest.fixture
def plain_desk(tmp_path: Path, own_data: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskThread]:
    yield from begin(tmp_path, False, monkeypatch)


def write(desk: DeskThread, text: str, viewer: str = "v") -> None:
    desk.channel.writes(ChatMessage(id=f"{text}-{viewer}", buyer_key=viewer, name="An", text=text, at_ms=1))


def group(desk: DeskThread, topic: str) -> QuestionGroup:
    return desk.ask(lambda: desk.desk.sales.questions._section.groups.get(topic, QuestionGroup()))


def is_open(desk: DeskThread) -> bool:
    return desk.ask(lambda: desk.desk.sales.chat.second_look.is_open)


def batches(desk: DeskThread) -> list[dict[str, Any]]:
    if hint_desk.NAME not in desk.processes.running:
        return []
    told = desk.processes.told(hint_desk.NAME)
    return [one.arguments for one in told if isinstance(one, messages.Command) and one.name == "look"]


def test_a_line_in_other_words_is_a_hint_once_the_process_has_said_so(desk: DeskThread) -> None:
    assert hint_desk.NAME not in desk.processes.running, "nothing runs before it is needed"
    write(desk, "well well", "first")
    until(lambda: is_open(desk))
    write(desk, LINE)
    until(lambda: batches(desk))
    assert [text for text, _ in batches(desk)[0]["lines"]] == [LINE]
    desk.processes.event(hint_desk.NAME, "looked", batch=batches(desk)[0]["batch"], topics=["size"])
    until(lambda: group(desk, "size").viewers == 1)
    assert [(quote.text, quote.is_hint) for quote in group(desk, "size").quotes] == [(LINE, True)]


def test_a_line_that_comes_while_the_model_opens_is_handed_on_and_waits_there(desk: DeskThread) -> None:
    write(desk, "well well", "first")
    until(lambda: is_open(desk))
    desk.processes.says(hint_desk.NAME, "connecting", "")
    write(desk, LINE)
    until(lambda: batches(desk))
    assert [text for text, _ in batches(desk)[0]["lines"]] == [LINE]


def test_what_the_process_has_not_said_when_it_ends_is_as_phrases_say(desk: DeskThread) -> None:
    write(desk, "well well", "first")
    until(lambda: is_open(desk))
    write(desk, "oh my wallet")
    until(lambda: batches(desk))
    assert group(desk, "price").viewers == 0
    desk.processes.says(hint_desk.NAME, "failed", "It does not open.")
    until(lambda: group(desk, "price").viewers == 1)
    levels = desk.ask(lambda: [alarm.level for alarm in desk.desk.alarms.standing() if alarm.id == hint_desk.NAME])
    assert levels == ["warn"], "the show goes on without it"


def test_without_the_extra_phrases_alone_count_and_nobody_is_alarmed(plain_desk: DeskThread) -> None:
    write(plain_desk, LINE)
    write(plain_desk, "oh my wallet")
    until(lambda: group(plain_desk, "price").viewers == 1)
    assert hint_desk.NAME not in plain_desk.processes.running
    assert plain_desk.ask(plain_desk.desk.sales.hints.specs) == {}
    assert plain_desk.ask(plain_desk.desk.alarms.standing) == ()


def test_the_process_starts_from_the_file_that_is_bundled(desk: DeskThread) -> None:
    write(desk, "well well")
    until(lambda: is_open(desk))
    spec = desk.processes.running[hint_desk.NAME].spec
    assert isinstance(spec, HintsSpec)
    assert Path(spec.fitted).is_file()
    assert desk.ask(lambda: desk.desk.processes.members[hint_desk.NAME].worker.gives_up), "it runs code of others"


def running_pid(desk: DeskThread) -> int:
    process = desk.processes.running.get(hint_desk.NAME)
    return process.pid if process is not None else 0


def alarm(desk: DeskThread) -> str:
    return next((one.text for one in desk.ask(desk.desk.alarms.standing) if one.id == hint_desk.NAME), "")


@pytest.mark.expect_warnings
def test_one_that_was_given_up_is_started_again_by_command(desk: DeskThread) -> None:
    with pytest.raises(RpcError) as refused:
        desk.call("hints.restart")
    assert refused.value.data["code"] == "not_found", "nothing runs before it is needed"
    write(desk, "well well")
    for _ in range(3):
        until(lambda: running_pid(desk))
        pid = running_pid(desk)
        desk.processes.exits(hint_desk.NAME, -9)
        until(lambda pid=pid: running_pid(desk) != pid)
    until(lambda: "disabled" in alarm(desk))
    assert alarm(desk).endswith("The panel Questions starts it again.")
    desk.call("hints.restart")
    until(lambda: is_open(desk))
    assert alarm(desk) == ""

from __future__ import annotations

import json

from studio.control.schema.state.machine import Alarm
from studio.desk import incidents
from studio.desk.incidents import Incidents
from studio.values.sentences import Sentence, carried
from studio.words import preflight


def alarm(name: str, text: str = "trouble", level: str = "warn") -> Alarm:
    return Alarm(id=name, level=level, text=text)  # type: ignore[arg-type]


def test_what_stood_is_known_with_its_beginning_and_end() -> None:
    seen = Incidents()
    seen.look([alarm("a"), alarm("news", level="info")])
    seen.look([alarm("a", "worse"), alarm("b", level="fail")])
    seen.look([alarm("b", level="fail")])
    seen.look([alarm("a"), alarm("b", level="fail")])
    told = seen.told()
    assert [(incident["text"], incident["level"], incident["ended_ms"] is None) for incident in told] == [
        ("worse", "warn", False),
        ("trouble", "fail", True),
        ("trouble", "warn", True),
    ]
    assert told[0]["ended_ms"] >= told[0]["began_ms"]


def test_a_sentence_keeps_its_code_for_a_report_in_another_language() -> None:
    seen = Incidents()
    seen.look([alarm("a", preflight.mixer_runs())])
    (told,) = json.loads(json.dumps(seen.told()))
    read = carried(told)["text"]
    assert isinstance(read, Sentence)
    assert (read, read.code) == (preflight.mixer_runs(), preflight.mixer_runs().code)


def test_of_very_many_the_latest_are_known() -> None:
    seen = Incidents()
    for number in range(incidents._KEPT + 20):
        seen.look([alarm(f"{number}", f"{number}")])
    assert [incident["text"] for incident in seen.told()][:1] == ["20"]

"""All sentences of the studio itself are found, each once."""

from __future__ import annotations

from collections import Counter

from studio.kinds.templates import templates
from studio.words import reports


def test_each_is_there_once_and_has_a_code_of_its_own() -> None:
    found = list(templates())
    assert len(found) > 300
    assert reports.busy in found
    assert [code for code, count in Counter(one.code for one in found).items() if count > 1] == []

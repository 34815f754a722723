from __future__ import annotations

import pytest

from studio.control import protocol
from studio.values.unseen import shows_something, without_unseen


@pytest.mark.parametrize("mark", [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200F, 0xFEFF)])
def test_what_turns_a_line_or_hides_in_it_is_taken_out(mark: str) -> None:
    assert without_unseen(f"Te{mark}a ¥9{mark}") == "Tea ¥9"


def test_words_stay_as_they_are() -> None:
    for words in ("Tea", "茶 ¥9", "תה", "شاي", "नमस्\u200dते", "می\u200cخواهم", "👩\u200d🔧", "a\nb\tc"):
        assert without_unseen(words) == words


def test_clients_are_told_the_words_of_others_without_them() -> None:
    evil = {"title": "Tea \u202e%05 \u2066x"}
    assert protocol.decode(protocol.notification("patch", {"ops": [["set", ["show"], evil]]}))["params"]["ops"][0][2] == {
        "title": "Tea %05 x"
    }
    assert protocol.decode(protocol.response(1, evil))["result"] == {"title": "Tea %05 x"}
    refusal = protocol.RpcError(protocol.OPERATOR, "There is no '\u202etac'.", {"code": "not_found", "subject": "x"})
    assert protocol.decode(protocol.response(1, error=refusal))["error"]["message"] == "There is no 'tac'."


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ufeff\u200d", "\u3164", "\u2800", "\u3000\n", "\ufe0f"])
def test_a_text_that_nobody_sees(text: str) -> None:
    assert not shows_something(text)
    assert shows_something(f"{text}茶")


def test_signs_and_digits_are_seen() -> None:
    assert all(map(shows_something, ("-", "7", "👩\u200d🔧", "नमस्\u200dते", "¥")))

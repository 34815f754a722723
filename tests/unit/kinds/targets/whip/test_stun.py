"""Answers to checks, read by another implementation."""

from __future__ import annotations

import pytest
from aioice import stun

from studio.kinds.targets.whip import stun as ours

PASSWORD = "a-password-of-twenty-two"


def check(password: str = PASSWORD) -> bytes:
    request = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    request.attributes["USERNAME"] = "theirs:ours"
    request.attributes["PRIORITY"] = 1234
    request.add_message_integrity(password.encode())
    request.add_fingerprint()
    return bytes(request)


@pytest.mark.parametrize("source", [("192.0.2.7", 40_000), ("2001:db8::5", 5), ("fe80::1%eth0", 65_535)])
def test_an_answer_names_the_asker_and_is_signed(source: tuple[str, int]) -> None:
    request = check()
    assert ours.is_request(request)
    assert not ours.is_success(request)
    assert ours.username(request) == "theirs:ours"
    said = ours.answer(request, source, PASSWORD)
    assert said is not None
    assert ours.is_success(said)
    answer = stun.parse_message(said)  # looks at the fingerprint too
    assert answer.check_message_integrity(PASSWORD.encode())
    assert answer.transaction_id == stun.parse_message(request).transaction_id
    assert answer.attributes["XOR-MAPPED-ADDRESS"] == (source[0].partition("%")[0], source[1])


def test_who_does_not_know_the_password_gets_no_answer() -> None:
    assert ours.answer(check("another"), ("192.0.2.7", 1), PASSWORD) is None
    unsigned = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    assert ours.answer(bytes(unsigned), ("192.0.2.7", 1), PASSWORD) is None


@pytest.mark.parametrize(
    "data", [b"", b"\x16\xfe\xfd" + bytes(40), b"\x80" + bytes(30), b"\0\1\0\xff\x21\x12\xa4\x42" + bytes(12)]
)
def test_other_datagrams_are_taken_for_what_they_are(data: bytes) -> None:
    assert not ours.is_success(data)
    assert ours.username(data) == ""
    assert ours.answer(data, ("192.0.2.7", 1), PASSWORD) is None

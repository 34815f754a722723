"""What only looks on ends nothing when it fails."""

import logging

import pytest

from studio.desk.bystanders import bystander


@pytest.mark.expect_warnings
def test_a_fault_is_logged_once_and_reaches_nobody(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[int] = []

    def look(number: int) -> None:
        seen.append(number)
        if number:
            raise ValueError(number)

    looks = bystander(look)
    with caplog.at_level(logging.ERROR):
        for number in (0, 1, 2):
            looks(number)
    assert seen == [0, 1, 2], "it goes on looking"
    assert len(caplog.records) == 1
    assert "look failed" in caplog.text

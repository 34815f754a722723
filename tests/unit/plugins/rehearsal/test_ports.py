"""A port outlives the process that had it, unless somebody else took it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from rehearsal.ports import Port


async def listen(port: int) -> socket.socket:
    return socket.create_server(("127.0.0.1", port))


async def test_any_free_one_is_the_same_the_next_time(tmp_path: Path) -> None:
    with await Port(tmp_path, "page", 0).open(listen) as first:
        number = first.getsockname()[1]
        Port(tmp_path, "page", 0).keep(number)
    with await Port(tmp_path, "page", 0).open(listen) as again:
        assert again.getsockname()[1] == number
        with await Port(tmp_path, "page", 0).open(listen) as other:
            assert other.getsockname()[1] != number, "it is taken: another one"


async def test_a_chosen_one_is_that_one_or_none(tmp_path: Path) -> None:
    with await listen(0) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            await Port(tmp_path, "page", number).open(listen)
    with await Port(tmp_path, "page", number).open(listen) as server:
        assert server.getsockname()[1] == number


async def test_what_cannot_be_read_is_no_port(tmp_path: Path) -> None:
    (tmp_path / "port.page").write_text("eighty")
    with await Port(tmp_path, "page", 0).open(listen) as server:
        assert server.getsockname()[1] > 0

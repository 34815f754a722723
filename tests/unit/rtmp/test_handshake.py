"""Both ends of the handshake, in any pieces."""

from __future__ import annotations

import pytest

from studio.rtmp.handshake import BLOCK, Handshake


@pytest.mark.parametrize("piece", [1, 1000, 10_000])
def test_both_ends_finish_and_keep_what_follows(piece: int) -> None:
    client, server = Handshake(client=True), Handshake(client=False)

    def carry(data: bytes, to: Handshake) -> bytes:
        return b"".join(to.feed(data[at : at + piece]) for at in range(0, len(data), piece))

    down = carry(client.start(), server)
    assert len(down) == 1 + 2 * BLOCK
    up = carry(down, client)
    assert client.done
    assert up == down[1 : 1 + BLOCK], "the client echoes the server's block"
    assert carry(up, server) == b""
    assert server.done


def test_what_comes_right_behind_is_kept() -> None:
    client, server = Handshake(client=True), Handshake(client=False)
    down = server.feed(client.start())
    client.feed(down + b"more")
    assert client.rest == b"more"

"""What goes between processes: whatever it holds, the other side can read it."""

from __future__ import annotations

from studio.contracts import messages, wire


def test_half_characters_cost_themselves_alone() -> None:
    """As in a file's name that is no UTF-8, and in what a viewer's page can send."""
    said = messages.Event("chat", {"rows": [{"text": "a\ud800b", "data": b"\xff", "\udfff": 7}], "pair": ("\udc80", None)})
    heard = messages.decode_from_worker(wire.encode(said))
    assert heard == messages.Event("chat", {"rows": [{"text": "a?b", "data": b"\xff", "?": 7}], "pair": ["?", None]})
    status = messages.Status("running", "\udcff.mp4", {"item": "\udcff.mp4", "number": 1})
    assert messages.decode_from_worker(wire.encode(status)) == messages.Status("running", "?.mp4", {"item": "?.mp4", "number": 1})
    sound = messages.Status("running", "声 🎵")
    assert messages.decode_from_worker(wire.encode(sound)) == sound

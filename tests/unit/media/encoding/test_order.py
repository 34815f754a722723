from __future__ import annotations

from studio.contracts.packets import Packet
from studio.media.encoding.order import PacketOrder

MS = 1_000_000


def picture(dts_ms: int, pts_ms: int | None = None) -> Packet:
    return Packet("video", (dts_ms if pts_ms is None else pts_ms) * MS, dts_ms * MS, b"v")


def sound(dts_ms: int) -> Packet:
    return Packet("audio", dts_ms * MS, dts_ms * MS, b"a")


def test_sound_waits_for_pictures_of_its_time() -> None:
    order = PacketOrder()
    assert order.sound([sound(0), sound(21), sound(43)]) == []
    assert order.pictures([picture(10)]) == [sound(0), picture(10)]
    assert order.pictures([picture(43)]) == [sound(21), picture(43)]
    assert order.sound([sound(64)]) == [sound(43)]
    assert order.rest() == [sound(64)]


def test_late_sound_goes_at_once_and_pictures_never_wait() -> None:
    order = PacketOrder()
    assert order.pictures([picture(100)]) == [picture(100)]
    assert order.sound([sound(40)]) == [sound(40)]


def test_sound_does_not_wait_for_ever() -> None:
    order = PacketOrder()
    left = [packet for time in range(0, 3000, 20) for packet in order.sound([sound(time)])]
    assert left == [sound(time) for time in range(0, 981, 20)]


def test_decoding_times_grow_across_encoders() -> None:
    order = PacketOrder()
    order.pictures([picture(100, 100), picture(133, 133)])
    first, second = order.pictures([picture(100, 166), picture(133, 200)])  # the next one reorders: its clock starts earlier
    assert (first.dts_ns, first.pts_ns) == (134 * MS, 166 * MS)
    assert (second.dts_ns, second.pts_ns) == (135 * MS, 200 * MS)


def test_priming_of_a_second_sound_encoder_is_left_out() -> None:
    order = PacketOrder()
    order.pictures([picture(1000)])
    order.sound([sound(0), sound(21)])
    assert order.sound([sound(21), sound(42)]) == [sound(42)]

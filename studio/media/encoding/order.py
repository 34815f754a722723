"""Puts the packets of two encoders into one row: by decoding time, each kind strictly increasing. Pure."""

from __future__ import annotations

from collections import deque

import msgspec

from studio.contracts.packets import Packet
from studio.ipc import clock as clocks

_STEP_NS = 1_000_000  # what receivers can tell apart: RTMP counts milliseconds
_HOLD_NS = 2 * clocks.NS  # sound waits so long for pictures that do not come


class PacketOrder:
    """Sound waits for the pictures of its time, which leave their encoder later; pictures wait for nothing."""

    def __init__(self) -> None:
        self._sound: deque[Packet] = deque()
        self._picture_ns = -1
        self._sound_ns = -1

    def pictures(self, packets: list[Packet]) -> list[Packet]:
        """What may leave now that these pictures have come."""
        ready: list[Packet] = []
        for packet in packets:
            if packet.dts_ns <= self._picture_ns:  # another encoder begins, with another delay
                dts_ns = self._picture_ns + _STEP_NS
                packet = msgspec.structs.replace(packet, dts_ns=dts_ns, pts_ns=max(packet.pts_ns, dts_ns))
            self._picture_ns = packet.dts_ns
            ready += self._sound_until(packet.dts_ns - 1)
            ready.append(packet)
        return ready

    def sound(self, packets: list[Packet]) -> list[Packet]:
        """What may leave now that this sound has come."""
        for packet in packets:
            if packet.dts_ns > self._sound_ns:  # else the priming of an encoder that takes over: its time is told already
                self._sound.append(packet)
                self._sound_ns = packet.dts_ns
        return self._sound_until(max(self._picture_ns, self._sound_ns - _HOLD_NS))

    def rest(self) -> list[Packet]:
        """Everything that still waits."""
        return self._sound_until(self._sound_ns)

    def _sound_until(self, time_ns: int) -> list[Packet]:
        ready: list[Packet] = []
        while self._sound and self._sound[0].dts_ns <= time_ns:
            ready.append(self._sound.popleft())
        return ready

"""Fade, plane by plane."""

from __future__ import annotations

import cv2

from studio.kinds.transitions.working import Picture


def make() -> Fader:
    return Fader()


class Fader:
    in_place = True

    def mix(self, canvas: Picture, outgoing: Picture, _incoming: Picture, done: float) -> None:
        for target, old in ((canvas.y, outgoing.y), (canvas.u, outgoing.u), (canvas.v, outgoing.v)):
            cv2.addWeighted(old, 1.0 - done, target, done, 0.0, dst=target)

"""Slide, by an even number of pixels."""

from __future__ import annotations

import numpy as np

from studio.kinds.transitions.working import Picture


def make() -> Slider:
    return Slider()


class Slider:
    in_place = False

    def mix(self, canvas: Picture, outgoing: Picture, incoming: Picture, done: float) -> None:
        shift = 2 * round(canvas.y.shape[1] * done / 2)
        for target, old, new, step in (
            (canvas.y, outgoing.y, incoming.y, shift),
            (canvas.u, outgoing.u, incoming.u, shift // 2),
            (canvas.v, outgoing.v, incoming.v, shift // 2),
        ):
            edge = target.shape[1] - step
            np.copyto(target[:, :edge], old[:, step:])
            np.copyto(target[:, edge:], new[:, :step])

"""What the working parts of sound filters work on, and what the mixer expects of them."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]


class SoundWork(Protocol):
    """One filter of one strip, with the state of what it has heard.

    A kind's `working.make(settings, rate_hz, samples)` returns it; `samples` is the length of every block that it will get.

    It runs on the mixer's thread, for every block that there is, in their order: it allocates nothing per block, delays nothing,
    and raises nothing. Blocks hold finite numbers.
    """

    def follow(self, settings: Any) -> None:
        """Go on with other settings of the same kind, without a click and without forgetting what was heard."""

    def apply(self, block: F32) -> None:
        """Change a block (samples, 2), left and right, in place."""

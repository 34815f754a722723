"""What a player asks of whoever knows which clip comes next: one file again and again, or many."""

from __future__ import annotations

from typing import Protocol

from studio.media.inputs.clip import Clip
from studio.values.errors import MediaError


class Reel(Protocol):
    """What is played, in which order. Asked on the player's thread."""

    def first(self) -> Clip:
        """What is played first.

        Raises:
            MediaError: there is nothing to play.
        """

    def after(self, clip: Clip, failed: MediaError | None) -> Clip | None:
        """What follows `clip`, itself to play it again; None: the last picture stays. `failed`: nothing of it could be played.

        Raises:
            MediaError: there is nothing to play any more.
        """

    def step(self, by: int, seen: Clip) -> Clip | None:
        """What is to be seen at once, so many places after `seen` (before it where `by` is negative); None: there are no others.

        Raises:
            MediaError: there is nothing to play any more.
        """

    def again(self, seen: Clip) -> Clip | None:
        """`seen` opened anew, once what follows it has been opened: the same follows it again. None: it cannot be opened."""

    def words(self) -> str:
        """What is wrong while it plays, for the operator; "": nothing."""

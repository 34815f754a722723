"""The last minutes, in pieces of ten seconds: what comes now, beside what came just before."""

from __future__ import annotations

from studio.control.schema.state.figures import FigurePart
from studio.show.figures.audience import Standing
from studio.show.figures.span import Span
from studio.show.figures.tally import Tally

PIECE_S = 10
PIECES = 30  # five minutes


class Lately:
    """The pieces of the last ten minutes. Older ones are forgotten: what comes back of them changes nothing here."""

    def __init__(self) -> None:
        self._pieces: dict[int, Span] = {}
        self._newest = -1

    def move(self, second: int, standing: Standing) -> Span:
        """The piece of now. `standing`: what connections had told before it, should it be new."""
        number = second // PIECE_S
        piece = self._pieces.get(number)
        if piece is None:
            piece = self._pieces[number] = Span({**standing})
            self._newest = max(self._newest, number)
            for old in [old for old in self._pieces if old <= self._newest - 2 * PIECES]:
                del self._pieces[old]
        return piece

    def add(self, second: int, connection: str, change: Tally) -> None:
        """Something changed about what was sold at `second`."""
        piece = self._pieces.get(second // PIECE_S)
        if piece is not None:
            piece.add(connection, change)

    def told(self, now_s: int, standing: Standing) -> tuple[FigurePart, FigurePart]:
        """The last five minutes with the piece that runs, and the five before. `standing`: what connections tell now."""
        last = now_s // PIECE_S
        middle = last - PIECES + 1
        late, turn = self._between(middle, last, standing)
        early, _ = self._between(middle - PIECES, middle - 1, turn)
        return (
            late.told(standing, _seconds(middle, last, now_s)),
            early.told(turn, _seconds(middle - PIECES, middle - 1, now_s)),
        )

    def _between(self, first: int, last: int, ended: Standing) -> tuple[Span, Standing]:
        """The pieces of a time as one part, and what had been told as it began; nothing changed where there is no piece."""
        pieces = [self._pieces[number] for number in sorted(self._pieces) if first <= number <= last]
        began = pieces[0].began if pieces and pieces[0].began is not None else ended
        whole = Span(began)
        for piece in pieces:
            whole.join(piece)
        return whole, began


def _seconds(first: int, last: int, now_s: int) -> int:
    """How long pieces `first` to `last` are as far as the show has come in them, and had begun."""
    begun = max(0, first * PIECE_S)
    return max(0, min(now_s + 1, (last + 1) * PIECE_S) - begun)

"""The rows that windows were given, to be found again by id and told to a window that comes."""

from __future__ import annotations

from itertools import islice

from studio.control.schema.state.host import ChatRow
from studio.show.chat.fold import Said

MAX_ROWS = 10_000  # five minutes at the least


class ShownRows:
    """At most `MAX_ROWS`, in the order in which they were last told, each with the messages that it stands for."""

    def __init__(self) -> None:
        self._rows: dict[str, ChatRow] = {}  # by id, the latest last
        self._said: dict[str, list[Said]] = {}

    def put(self, row: ChatRow, said: list[Said]) -> None:
        """A row was told, or told again; `said` grows with it."""
        self._rows.pop(row.id, None)
        self._rows[row.id] = row
        self._said[row.id] = said
        if len(self._rows) > MAX_ROWS:
            self.forget(next(iter(self._rows)))

    def recent(self, count: int) -> list[ChatRow]:
        """The last rows, with their latest counts, the latest last."""
        return list(islice(reversed(self._rows.values()), count))[::-1]

    def find(self, row_id: str) -> ChatRow | None:
        """A row with its latest count; None when it was never told, or too long ago."""
        return self._rows.get(row_id)

    def said(self, row_id: str) -> list[Said]:
        """The first messages that a row stands for, the row's own before all; none when it is unknown."""
        return list(self._said.get(row_id, ()))

    def forget(self, row_id: str) -> None:
        """It is no longer to be found. One that is unknown is no error."""
        self._rows.pop(row_id, None)
        self._said.pop(row_id, None)

"""Which of the page's live videos this studio streams to: the one that was made or chosen here, or whose key was handed out."""

from __future__ import annotations

import asyncio

from facebook.answers import Number
from studio.plugin_api.bookmark import Note
from studio.plugin_api.noted_value import NotedValue


class Chosen:
    """`note` keeps it for a process after this one; None: it ends with this one. `changed` is set when it is another one; who
    waits for that clears it. One event loop."""

    def __init__(self, note: Note | None = None) -> None:
        self._noted = NotedValue(note, tuple[Number, Number], "which live video was chosen")
        self._page_id, self._video_id = self._noted.read() or ("", "")
        self.changed = asyncio.Event()

    def of(self, page_id: str) -> str:
        """The video of this page; "": none."""
        return self._video_id if page_id == self._page_id else ""

    def put(self, page_id: str, video_id: str) -> None:
        """It is this one from now on."""
        if (page_id, video_id) == (self._page_id, self._video_id):
            return
        self._page_id, self._video_id = page_id, video_id
        self.changed.set()
        self._noted.write((page_id, video_id))

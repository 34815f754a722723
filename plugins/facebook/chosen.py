"""Which of the page's live videos this studio streams to: the one that was made or chosen here, or whose key was handed out."""

from __future__ import annotations

import asyncio
import logging

import msgspec

from studio.plugin_api.bookmark import Note

log = logging.getLogger(__name__)


class Chosen:
    """`note` keeps it for a process after this one; None: it ends with this one. `changed` is set when it is another one; who
    waits for that clears it. One event loop."""

    def __init__(self, note: Note | None = None) -> None:
        self._note = note
        self._page_id, self._video_id = _read(note)
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
        if self._note is not None:
            try:
                self._note.write(msgspec.json.encode((page_id, video_id)).decode())
            except OSError as error:
                log.info("Which live video was chosen is noted nowhere: %s", error)


def _read(note: Note | None) -> tuple[str, str]:
    try:
        text = note.read() if note is not None else ""
        return msgspec.json.decode(text, type=tuple[str, str]) if text else ("", "")
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        log.info("Which live video was chosen before is not known: %s", error)
        return "", ""

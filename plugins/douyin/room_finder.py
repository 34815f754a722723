"""Which room it is: the one of the settings, or that of a launch token, which holds for half an hour and is asked about once."""

from __future__ import annotations

import hashlib
import logging

from douyin.access import Access
from douyin.api import OpenLive
from studio.plugin_api.bookmark import Note

log = logging.getLogger(__name__)


class RoomFinder:
    """Of one connection. `note`: the room of the latest token, for a process after this one."""

    def __init__(self, access: Access, api: OpenLive, note: Note) -> None:
        self._access, self._api, self._note = access, api, note

    async def room(self) -> str:
        """Its id. Raises: AbilityError: the platform does not tell it."""
        if self._access.room_id:
            return self._access.room_id
        mark = hashlib.sha256(self._access.launch_token.encode()).hexdigest()  # the token itself stands in no file
        known, _, room = self._noted().partition(" ")
        if known == mark and room:
            return room
        room = await self._api.launched_room()
        try:
            self._note.write(f"{mark} {room}")
        except OSError as error:
            log.info("Which room it is was noted nowhere: %s", error)
        return room

    def _noted(self) -> str:
        try:
            return self._note.read()
        except (OSError, UnicodeDecodeError):
            return ""

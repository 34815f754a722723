"""Keeps order among the comments: they are deleted or hidden, and people are blocked from the page."""

from __future__ import annotations

import json
import re
from typing import Any

from facebook import sentences as says
from facebook.answers import Done, Written
from facebook.api import Graph
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.recent_ids import RecentIds

_COMMENT = re.compile(r"[0-9]{1,40}(?:_[0-9]{1,40})?")  # part of an address


class Order:
    """What who runs a page does. `only_hide`: comments stay, for who wrote them and for who runs the page. `bans`: whom it
    has blocked. One event loop."""

    def __init__(self, api: Graph, only_hide: bool, bans: KeptBans) -> None:
        self._api, self._only_hide, self._bans = api, only_hide, bans
        self._gone = RecentIds(2_000)

    async def hide(self, comment_id: str) -> None:
        """Delete a comment, or hide it; what is gone already is. Raises: AbilityError: `not_found` only where it is not there:
        who asked may take that for done."""
        if not _COMMENT.fullmatch(comment_id):
            raise AbilityError("not_found", says.comment_gone())
        try:
            if self._only_hide:
                done = await self._api.post(comment_id, Done, is_hidden="true")
            else:
                done = await self._api.delete(comment_id, Done)
        except AbilityError as error:
            if error.code != "not_found":
                raise
            if comment_id not in self._gone:  # it is not that an answer got lost
                raise await self._why_not(comment_id) from error
        else:
            if not done.success:
                raise AbilityError("refused", says.not_hidden())
        self._gone.is_new(comment_id)

    async def block(self, page_id: str, key: str, user_id: str) -> None:
        """Keep a viewer from the page, its live videos among it. Raises: AbilityError."""
        done = await self._api.post(f"{page_id}/blocked", dict[str, Any], user=json.dumps([user_id]))
        _check(done)
        self._bans.add(key, user_id)

    async def let_in(self, page_id: str, key: str, user_id: str | None) -> None:
        """Let a viewer come back; who was blocked from here need not have written of late. Raises: AbilityError."""
        blocked = (user_id,) if user_id is not None else self._bans.of(key)
        if blocked is None:
            raise AbilityError("not_found", says.viewer_unknown())
        for one in blocked:
            _check(await self._api.delete(f"{page_id}/blocked", dict[str, Any], user=one))
        self._bans.lifted(key)

    async def _why_not(self, comment_id: str) -> AbilityError:
        """Why a comment is not taken away that Facebook calls gone: it calls it so where a right is missing, too."""
        try:
            await self._api.get(comment_id, Written, fields="id")
        except AbilityError as error:
            return AbilityError("not_found", says.comment_gone()) if error.code == "not_found" else error
        return AbilityError("refused", says.comment_stands())


def _check(done: dict[str, Any]) -> None:
    """Raises: AbilityError: Facebook says that it did not do it: of a person, whom it names as it likes, or of all."""
    if any(said is False for said in done.values()):
        raise AbilityError("refused", says.not_blocked())

"""Whose token it is: the page that is read and written as, and a token of it that lasts.

An operator has a token from Facebook's Graph API Explorer, or from a program of the application's maker. That of a page is used
as it is. That of a person is good for an hour or two; where the application's secret is known it is exchanged for one that lasts,
and with it the page's own token is asked for, which does not expire by time. That one takes the place of what was pasted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from facebook import sentences as says
from facebook.access import Access
from facebook.answers import Granted, PageNode
from facebook.api import Graph
from facebook.refusals import INVALID, FacebookRefusalError
from studio.plugin_api.abilities import AbilityError

_NOT_OF_APP = (1, 101)  # what is wrong with the application or its secret has no number of its own
_FAILED_FOR_S = 20.0  # what went wrong is told again, without asking


@dataclass(frozen=True)
class Account:
    """A page."""

    page_id: str


class OwnPage:
    """Finds the page once, for all who ask. `keep(token)`: the page's own token, in place of the one that was pasted.

    One event loop.
    """

    def __init__(self, api: Graph, access: Access, keep: Callable[[str], None]) -> None:
        self._api, self._access, self._keep = api, access, keep
        self._turn = asyncio.Lock()
        self._failed: tuple[float, AbilityError] | None = None
        self.found: Account | None = None

    async def get(self) -> Account:
        """The page. Raises: AbilityError: the token is none, or not of that page."""
        self._access.check()
        async with self._turn:
            now_s = asyncio.get_running_loop().time()
            if self.found is None and self._failed is not None and now_s < self._failed[0]:
                raise AbilityError(self._failed[1].code, self._failed[1].text, self._failed[1].pause_s)
            if self.found is None:
                try:
                    self.found = await self._find()
                except AbilityError as error:
                    self._failed = (now_s + _FAILED_FOR_S, error)
                    raise
            return self.found

    async def _find(self) -> Account:
        self._api.token = self._access.token
        if not self._access.page:
            return Account((await self._own()).id)
        me = await self._api.get("me", PageNode, fields="id,name")
        if me.id == self._access.page:
            return Account(me.id)
        return await self._run_by_person()

    async def _own(self) -> PageNode:
        """The page that the token is of; only pages have a category."""
        try:
            return await self._api.get("me", PageNode, fields="id,name,category")
        except FacebookRefusalError as error:
            if error.number == INVALID and error.text != says.wrong_app_secret():
                raise AbilityError("refused", says.token_of_person()) from error
            raise

    async def _run_by_person(self) -> Account:
        is_exchanged = bool(self._access.app_id and self._access.app_secret)
        if is_exchanged:
            self._api.token = await self._exchanged()
        page = await self._api.get(self._access.page, PageNode, fields="id,name,access_token")
        if not page.access_token:
            raise AbilityError("refused", says.not_run(page=self._access.page))
        self._api.token = page.access_token
        if is_exchanged:
            self._keep(page.access_token)
        return Account(page.id)

    async def _exchanged(self) -> str:
        """A token of the same person that is good for about sixty days."""
        fields = {
            "grant_type": "fb_exchange_token",
            "client_id": self._access.app_id,
            "client_secret": self._access.app_secret,
            "fb_exchange_token": self._access.token,
        }
        try:
            return (await self._api.ask("GET", "oauth/access_token", Granted, fields)).access_token
        except FacebookRefusalError as error:
            if error.number not in _NOT_OF_APP:
                raise
            raise AbilityError("refused", says.not_exchanged(code=error.number)) from error

"""One shop among those that the login reaches: every question names it by its cipher."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from studio.plugin_api.abilities import AbilityError
from tiktok_shop import paths
from tiktok_shop import sentences as says
from tiktok_shop.answers import Shop, Shops
from tiktok_shop.api import Api, Query

_NAMES = 300  # characters of names in a sentence
_NO_QUERY: Query = {}
T = TypeVar("T")


class Seller:
    """The API of one shop. `wanted`: its id, code or name, as the settings have it; "": the only one. One asyncio loop."""

    def __init__(self, api: Api, wanted: str) -> None:
        self._api, self._wanted = api, wanted
        self._cipher = ""
        self._choosing = asyncio.Lock()

    async def read(
        self,
        path: str,
        shape: type[T],
        query: Query = _NO_QUERY,
        fields: Mapping[str, object] | None = None,
        *,
        patient: bool = False,
    ) -> T:
        """As `Api.read`."""
        async with self._named() as cipher:
            return await self._api.read(path, shape, {**query, "shop_cipher": cipher}, fields, patient=patient)

    async def change(self, path: str, shape: type[T], fields: Mapping[str, object]) -> T:
        """As `Api.change`."""
        async with self._named() as cipher:
            return await self._api.change(path, shape, {"shop_cipher": cipher}, fields)

    async def clock_ms(self) -> int:
        """TikTok's clock at its latest answer, ms since 1970; it is asked for its shops where there was none.

        Raises:
            AbilityError: in the operator's words.
        """
        if not self._api.server_ms:
            await self._api.read(paths.SHOPS, Shops)
        if not self._api.server_ms:
            raise AbilityError("refused", says.no_clock())
        return self._api.server_ms

    @asynccontextmanager
    async def _named(self) -> AsyncIterator[str]:
        """The shop's cipher. It is asked for anew after a refusal: somebody else may have logged in, with a shop of their own."""
        async with self._choosing:
            if not self._cipher:
                found = await self._api.read(paths.SHOPS, Shops)
                self._cipher = chosen(found.shops or [], self._wanted).cipher
            cipher = self._cipher
        try:
            yield cipher
        except AbilityError as error:
            if error.code in ("refused", "logged_out") and cipher == self._cipher:
                self._cipher = ""
            raise


def chosen(shops: Sequence[Shop], wanted: str) -> Shop:
    """The shop that is wanted; without a wish the only one.

    Raises:
        AbilityError: `refused`, there is no such shop, or several.
    """
    word = wanted.casefold()
    found = [one for one in shops if not word or word in {(part or "").casefold() for part in (one.id, one.code, one.name)}]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.name or one.code or one.id for one in shops)[:_NAMES] or "-"
    raise AbilityError("refused", says.no_shop(name=repr(wanted), names=names) if wanted else says.several_shops(names=names))

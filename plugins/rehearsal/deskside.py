"""The plugin's line to the desk, shared by the platform and its shop: one status, and the commands only a rehearsal has.

`shop.seed {call, products}` puts the show's products on the shelf, `shop.announce {call, item_id, zero_ns, ends_ns}` lets the
page count down to zero (monotonic ns; null: nothing to count to). With a `call` both are answered as the port's own calls are.
"""

from __future__ import annotations

import logging
import sqlite3
from typing import Annotated

import msgspec

from rehearsal.shop import Refused, Store
from rehearsal.shop.seeds import read_seeds
from studio.plugin_api import Command, Context
from studio.plugin_api.context import State

log = logging.getLogger(__name__)

Figures = dict[str, int | float | str | bool]


class _Announcement(msgspec.Struct, frozen=True):
    item_id: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    zero_ns: int | None = None
    ends_ns: int | None = None


class Deskside:
    """A `Context` for `serve` over the plugin's own context. What the shop reports joins the platform's status."""

    def __init__(self, context: Context, store: Store) -> None:
        self.id, self.connection, self.provides = context.id, context.connection, context.provides
        self.folder, self.session, self.settings = context.folder, context.session, context.settings
        self._context = context
        self._store = store
        self._shop: tuple[State, str, Figures] = ("running", "", {})

    @property
    def stopping(self) -> bool:
        return self._context.stopping

    def poll(self, timeout_s: float = 0.0) -> None:
        self._context.poll(timeout_s)

    def commands(self) -> list[Command]:
        """The commands that are not the rehearsal's own; its own are carried out on the way."""
        left = []
        for command in self._context.commands():
            match command.name:
                case "shop.seed" | "shop.announce":
                    self._answer(command)
                case _:
                    left.append(command)
        return left

    def secret(self, name: str) -> str | None:
        return self._context.secret(name)

    def report(self, state: State, text: str = "", **figures: int | float | str | bool) -> None:
        """What the shop says about itself; sent with the platform's next status."""
        self._shop = (state, text, figures)

    def event(self, name: str, **data: object) -> None:
        self._context.event(name, **data)

    def report_platform(self, state: State, **figures: int | float | str | bool) -> None:
        """How the whole plugin is: the platform's state, unless the shop has a trouble."""
        shop_state, text, shop_figures = self._shop
        self._context.report(shop_state if text else state, text, **figures, **shop_figures)

    def _answer(self, command: Command) -> None:
        code, text = "", ""
        try:
            if command.name == "shop.seed":
                self._store.shelf.seed(read_seeds(command.arguments.get("products")))
            else:
                said = msgspec.convert(command.arguments, _Announcement)
                self._store.announce(said.item_id, said.zero_ns, said.ends_ns)
        except Refused as refusal:
            code, text = refusal.code, refusal.text
        except (msgspec.ValidationError, sqlite3.Error) as error:
            code, text = "refused", f"The rehearsal shop cannot take this: {error}"
        call = str(command.arguments.get("call", ""))
        if not call:
            if text:
                log.warning("%s: %s", command.name, text)
            return
        self._context.event("answer", call=call, question=command.name, ok=not code, value=None, code=code, text=text)

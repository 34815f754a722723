"""The questions that the desk asks of providers: `<ability>.<method>` with its arguments, checked before they are passed on."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated, ClassVar

import msgspec

from studio.plugin_api.abilities import (
    AbilityError,
    Catalogue,
    ItemPinner,
    LimitWriter,
    LinkOpener,
    Moderation,
    PriceWriter,
    StockWriter,
)
from studio.plugin_api.serving import broadcast_questions
from studio.plugin_api.serving.providers import Providers
from studio.plugin_api.serving.question import Question, Value
from studio.values.money import Currency, Minor
from studio.words import abilities as says

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
_Units = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
_Seconds = Annotated[int, msgspec.Meta(ge=0, le=10**7)]


# ------------------------------------------------------------ catalogue


class _OfCatalogue(Question, frozen=True, kw_only=True):
    """`needs`: the capability without which it is not even tried."""

    needs: ClassVar[str] = "item.read"

    def ask(self, providers: Providers) -> Awaitable[Value]:
        catalogue = providers.catalogue
        answer = self.ask_catalogue(catalogue) if catalogue is not None and self.needs in catalogue.capabilities else None
        if answer is None:
            raise AbilityError("unsupported", says.unsupported(name=providers.name))
        return answer

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        """The same, of a catalogue that says it can do it; None: it has no such method."""
        raise NotImplementedError


class _ReadItem(_OfCatalogue, frozen=True, kw_only=True):
    item_id: _Text

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        return catalogue.read_item(self.item_id)


class _FindItems(_OfCatalogue, frozen=True, kw_only=True):
    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        return catalogue.find_items()


class _SetPrice(_OfCatalogue, frozen=True, kw_only=True):
    needs: ClassVar[str] = "price.write"
    item_id: _Text
    sku: _Text
    price_minor: Minor
    currency: Currency
    expected_minor: Minor | None = None

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        if not isinstance(catalogue, PriceWriter):
            return None
        return catalogue.set_price(self.item_id, self.sku, self.price_minor, self.currency, self.expected_minor)


class _SetStock(_OfCatalogue, frozen=True, kw_only=True):
    needs: ClassVar[str] = "stock.write"
    item_id: _Text
    sku: _Text
    stock: _Units
    expected: _Units | None = None

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        if not isinstance(catalogue, StockWriter):
            return None
        return catalogue.set_stock(self.item_id, self.sku, self.stock, self.expected)


class _SetLimit(_OfCatalogue, frozen=True, kw_only=True):
    needs: ClassVar[str] = "limit.write"
    item_id: _Text
    limit: _Units

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        return catalogue.set_limit(self.item_id, self.limit) if isinstance(catalogue, LimitWriter) else None


class _OpenLink(_OfCatalogue, frozen=True, kw_only=True):
    needs: ClassVar[str] = "link.open"
    item_id: _Text
    open: bool

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        return catalogue.open_link(self.item_id, self.open) if isinstance(catalogue, LinkOpener) else None


class _PinItem(_OfCatalogue, frozen=True, kw_only=True):
    needs: ClassVar[str] = "item.pin"
    item_id: _Text | None

    def ask_catalogue(self, catalogue: Catalogue) -> Awaitable[Value] | None:
        return catalogue.pin_item(self.item_id) if isinstance(catalogue, ItemPinner) else None


# ------------------------------------------------------------ chat


class _Send(Question, frozen=True, kw_only=True):
    text: _Words
    reply_to: _Text | None = None

    def ask(self, providers: Providers) -> Awaitable[Value]:
        writer = providers.chat_writer
        if writer is None:
            raise AbilityError("unsupported", says.not_writable(name=providers.name))
        if len(self.text) > writer.text_bound:
            said, bound = len(self.text), writer.text_bound
            raise AbilityError("refused", says.too_long(name=providers.name, bound=bound, count=said))
        return writer.send(self.text, self.reply_to)


class _OfModeration(Question, frozen=True, kw_only=True):
    def ask(self, providers: Providers) -> Awaitable[Value]:
        if providers.moderation is None:
            raise AbilityError("unsupported", says.not_moderated(name=providers.name))
        return self.ask_moderation(providers.moderation)

    def ask_moderation(self, moderation: Moderation) -> Awaitable[Value]:
        """The same, of a moderation that is there."""
        raise NotImplementedError


class _Hide(_OfModeration, frozen=True, kw_only=True):
    message_id: _Text

    def ask_moderation(self, moderation: Moderation) -> Awaitable[Value]:
        return moderation.hide(self.message_id)


class _Mute(_OfModeration, frozen=True, kw_only=True):
    buyer_key: _Text
    seconds: _Seconds

    def ask_moderation(self, moderation: Moderation) -> Awaitable[Value]:
        return moderation.mute(self.buyer_key, self.seconds)


class _Block(_OfModeration, frozen=True, kw_only=True):
    buyer_key: _Text
    blocked: bool

    def ask_moderation(self, moderation: Moderation) -> Awaitable[Value]:
        return moderation.block(self.buyer_key, self.blocked)


class _SlowMode(_OfModeration, frozen=True, kw_only=True):
    seconds: _Seconds

    def ask_moderation(self, moderation: Moderation) -> Awaitable[Value]:
        return moderation.slow_mode(self.seconds)


class _Pin(_OfModeration, frozen=True, kw_only=True):
    message_id: _Text | None

    def ask_moderation(self, moderation: Moderation) -> Awaitable[Value]:
        return moderation.pin(self.message_id)


# ------------------------------------------------------------ login


class _LogIn(Question, frozen=True, kw_only=True):
    def ask(self, providers: Providers) -> Awaitable[Value]:
        if providers.login is None:
            raise AbilityError("unsupported", says.no_login(name=providers.name))
        return providers.login.log_in()


QUESTIONS: dict[str, type[Question]] = {
    "catalogue.read_item": _ReadItem,
    "catalogue.find_items": _FindItems,
    "catalogue.set_price": _SetPrice,
    "catalogue.set_stock": _SetStock,
    "catalogue.set_limit": _SetLimit,
    "catalogue.open_link": _OpenLink,
    "catalogue.pin_item": _PinItem,
    "chat.write.send": _Send,
    "moderation.hide": _Hide,
    "moderation.mute": _Mute,
    "moderation.block": _Block,
    "moderation.slow_mode": _SlowMode,
    "moderation.pin": _Pin,
    **broadcast_questions.QUESTIONS,
    "login.log_in": _LogIn,
}

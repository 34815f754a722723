"""The questions that are asked of the parts of a broadcast."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated, TypeVar

import msgspec

from studio.plugin_api.abilities import AbilityError, KeyGiver, LiveSwitch, Planner, TitleSetter
from studio.plugin_api.serving.providers import Providers
from studio.plugin_api.serving.question import Question, Value
from studio.values.broadcasts import Privacy
from studio.words import abilities as says

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Title = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]  # what the platform takes is said in words

_P = TypeVar("_P")


def _part(providers: Providers, protocol: type[_P]) -> _P:
    """The broadcast, which has this part. Raises: AbilityError: `unsupported`, it has not."""
    if not isinstance(providers.broadcast, protocol):
        raise AbilityError("unsupported", says.not_of_broadcast(name=providers.name))
    return providers.broadcast


def _check_length(providers: Providers, title: str) -> None:
    """Raises: AbilityError: the platform takes no title that long. It is not cut short."""
    broadcast = providers.broadcast
    if isinstance(broadcast, TitleSetter) and len(title) > broadcast.title_bound:
        words = says.title_too_long(name=providers.name, bound=broadcast.title_bound, count=len(title))
        raise AbilityError("refused", words)


class _StreamKey(Question, frozen=True, kw_only=True):
    def ask(self, providers: Providers) -> Awaitable[Value]:
        return _part(providers, KeyGiver).stream_key()


class _SetTitle(Question, frozen=True, kw_only=True):
    title: _Title

    def ask(self, providers: Providers) -> Awaitable[Value]:
        setter = _part(providers, TitleSetter)
        _check_length(providers, self.title)
        return setter.set_title(self.title)


class _Planned(Question, frozen=True, kw_only=True):
    def ask(self, providers: Providers) -> Awaitable[Value]:
        return _part(providers, Planner).planned_broadcasts()


class _Plan(Question, frozen=True, kw_only=True):
    title: _Title
    privacy: Privacy

    def ask(self, providers: Providers) -> Awaitable[Value]:
        planner = _part(providers, Planner)
        _check_length(providers, self.title)
        return planner.plan_broadcast(self.title, self.privacy)


class _Choose(Question, frozen=True, kw_only=True):
    broadcast_id: _Id

    def ask(self, providers: Providers) -> Awaitable[Value]:
        return _part(providers, Planner).choose_broadcast(self.broadcast_id)


class _GoLive(Question, frozen=True, kw_only=True):
    def ask(self, providers: Providers) -> Awaitable[Value]:
        return _part(providers, LiveSwitch).go_live()


class _EndBroadcast(Question, frozen=True, kw_only=True):
    def ask(self, providers: Providers) -> Awaitable[Value]:
        return _part(providers, LiveSwitch).end_broadcast()


QUESTIONS: dict[str, type[Question]] = {
    "broadcast.stream_key": _StreamKey,
    "broadcast.set_title": _SetTitle,
    "broadcast.planned_broadcasts": _Planned,
    "broadcast.plan_broadcast": _Plan,
    "broadcast.choose_broadcast": _Choose,
    "broadcast.go_live": _GoLive,
    "broadcast.end_broadcast": _EndBroadcast,
}

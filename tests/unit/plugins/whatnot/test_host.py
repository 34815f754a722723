"""The shop as the plugin's process opens and closes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from whatnot import host
from whatnot.access import Access

from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext
from studio.plugin_api.webhooks import Webhooks


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was closed."""
    found: list[str] = []

    class Watched(host.Api):
        async def close(self) -> None:
            found.append("api")
            await super().close()

    async def close(self: Webhooks) -> None:
        found.append("webhooks")

    monkeypatch.setattr(host, "Api", Watched)
    monkeypatch.setattr(Webhooks, "close", close)
    return found


async def test_without_a_relay_there_are_no_webhooks(tmp_path: Path, closed: list[str]) -> None:
    async with host.opened(PluginContext(tmp_path, tmp_path), Access("token")) as shop:
        assert shop.notice == ""
    assert closed == ["api"]


async def test_orders_that_are_not_counted_are_an_alarm_and_no_notice(tmp_path: Path, closed: list[str]) -> None:
    async with host.opened(PluginContext(tmp_path, tmp_path), Access("token")) as shop:
        assert shop.warning == ""
        shop._source._is_odd("41")
        assert "the latest one 41" in shop.warning
        assert shop.notice == ""


async def test_with_one_both_ends_are_closed_whatever_happens(tmp_path: Path, closed: list[str]) -> None:
    access = Access("token", relay=Relay(str(tmp_path / "calls.sqlite3"), "main", "desk"))
    with pytest.raises(LookupError):
        async with host.opened(PluginContext(tmp_path, tmp_path), access):
            raise LookupError
    assert closed == ["api", "webhooks"]

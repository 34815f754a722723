"""What authors of plugins test with: a context without a studio, the desk's end of a connection, and a suite for each ability.

It needs pytest and is imported by tests alone. A suite is a class from which a test module derives its own; its docstring says
which fixture it is to be given. The suites run against the real platform, or the nearest to it that runs on a developer's
computer.
"""

import pytest

_ASSERTING = ("broadcast", "catalogue", "catalogue_feed", "channel", "chat", "desk", "orders", "stand")
pytest.register_assert_rewrite(*(f"{__name__}.{module}" for module in _ASSERTING))

# What the suites compare is to be shown: they are imported after that.
from studio.plugin_api.testing.broadcast import BroadcastConformance, BroadcastPartsConformance  # noqa: E402
from studio.plugin_api.testing.catalogue import CatalogueConformance  # noqa: E402
from studio.plugin_api.testing.catalogue_feed import CatalogueFeedConformance  # noqa: E402
from studio.plugin_api.testing.channel import StatsConformance  # noqa: E402
from studio.plugin_api.testing.chat import (  # noqa: E402
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
)
from studio.plugin_api.testing.context import PluginContext  # noqa: E402
from studio.plugin_api.testing.desk import Desk, served  # noqa: E402
from studio.plugin_api.testing.orders import OrdersConformance  # noqa: E402
from studio.plugin_api.testing.stand import ShopStand  # noqa: E402

__all__ = [
    "BroadcastConformance",
    "BroadcastPartsConformance",
    "CatalogueConformance",
    "CatalogueFeedConformance",
    "ChatReaderConformance",
    "ChatStand",
    "ChatWriterConformance",
    "Desk",
    "ModerationConformance",
    "OrdersConformance",
    "PluginContext",
    "ShopStand",
    "StatsConformance",
    "served",
]

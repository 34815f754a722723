"""The cards' process: one Qt application without windows, and an overlay for each kind."""

from __future__ import annotations

import os

from cards.banner import Banner
from cards.comment_highlight import CommentHighlight
from cards.countdown import Countdown
from cards.logo import Logo
from cards.lower_third import LowerThird
from cards.price_card import PriceCard
from cards.product_strip import ProductStrip
from cards.qr_code import QrCode
from cards.sold_ticker import SoldTicker
from cards.tally import Tally
from studio.plugin_api import Context, OverlayFactory, run_overlays
from studio.values import refcount_workaround

OVERLAYS: dict[str, OverlayFactory] = {
    "price_card": PriceCard,
    "countdown": Countdown,
    "product_strip": ProductStrip,
    "sold_ticker": SoldTicker,
    "qr_code": QrCode,
    "logo": Logo,
    "lower_third": LowerThird,
    "comment_highlight": CommentHighlight,
    "tally": Tally,
    "banner": Banner,
}


def run(context: Context) -> None:
    """Draw cards until the studio wants the plugin to end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # fonts without a screen
    refcount_workaround.keep()
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(["cards"])
    run_overlays(context, OVERLAYS)
    del application

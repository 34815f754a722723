"""Sentences of `sales` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "sales.unseen": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Without {name} nobody sees it. End the sale first.")),
    "sales.plugin_off": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Without plugin '{plugin}' the studio cannot end it in the shop.")),
    "sales.put_back_plugin_off": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is still being put back in shop '{shop}'. Switching its plugin off leaves it there as it is.")),
    "sales.plugin_changed": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Changed, plugin '{plugin}' may reach another shop or none, and cannot end this sale.")),
    "sales.plugin_restarts": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Until plugin '{plugin}' runs again the studio cannot see or end it.")),
    "sales.put_back_plugin_changed": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is still being put back in shop '{shop}'. Changing its plugin may leave it there as it is.")),
    "sales.armed": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is armed for its launch.")),
    "sales.about_to_open": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is about to open.")),
    "sales.on_sale": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is on sale: {left} left, {unpaid} unpaid.")),
    "sales.failed": str(QT_TRANSLATE_NOOP("DeskWords", "{product} did not open, and can still be repaired.")),
    "sales.opening": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is being opened for buyers.")),
    "sales.next_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Going on ends it.")),
    "sales.ending_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Ending the product ends it.")),
    "sales.pulling_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Pulling the product ends it.")),
    "sales.show_end_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Ending the show ends it.")),
    "sales.closing_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Closing the studio ends it.")),
    "sales.closing_ends_with_show": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Closing the studio ends it and the show.")),
    "sales.stopping_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Without {name} nobody sees it, so stopping ends it.")),
    "sales.show_open_refused": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} End it first: another show cannot be opened now.")),
    "sales.put_back_show_opens": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is still being put back in shop '{shop}'. Opening another show leaves it there as it is.")),
    "sales.shop_off_start": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not run. Start its plugin, then try again.")),
    "sales.shop_off_why_start": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not run. {why} Start its plugin, then try again.")),
    "sales.is_armed": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is armed for its launch: {what}")),
    "sales.is_launched": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is being launched: {what}")),
    "sales.is_on_sale": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is on sale: {what}")),
    "sales.is_sold_out": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is sold out, its sale still open: {what}")),
    "sales.cannot_leave": str(QT_TRANSLATE_NOOP("DeskWords", "it cannot leave the queue now.")),
    "sales.currency_stays": str(QT_TRANSLATE_NOOP("DeskWords", "its currency cannot change now.")),
    "sales.shop_stays": str(QT_TRANSLATE_NOOP("DeskWords", "its shop cannot change now.")),
    "sales.item_stays": str(QT_TRANSLATE_NOOP("DeskWords", "its item in the shop cannot change now.")),
    "sales.variants_stay": str(QT_TRANSLATE_NOOP("DeskWords", "its variants cannot change now.")),
    "sales.price_stays": str(QT_TRANSLATE_NOOP("DeskWords", "its price cannot change now.")),
    "sales.limit_stays": str(QT_TRANSLATE_NOOP("DeskWords", "its purchase limit cannot change now.")),
    "sales.coupon_stays": str(QT_TRANSLATE_NOOP("DeskWords", "its coupon cannot change now.")),
    "sales.cancel_launch": str(QT_TRANSLATE_NOOP("DeskWords", "Cancel the launch first.")),
    "sales.abort_launch": str(QT_TRANSLATE_NOOP("DeskWords", "Cancel or abort the launch first.")),
    "sales.abort_sale": str(QT_TRANSLATE_NOOP("DeskWords", "End or abort the sale first.")),
    "sales.end_sale": str(QT_TRANSLATE_NOOP("DeskWords", "End the sale first.")),
    "sales.connection_needed": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Without {name} the studio cannot end it. End the sale first.")),
    "sales.connection_changed": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Changed, connection '{name}' may reach another shop or none, and cannot end this sale.")),
    "sales.connection_restarts": str(QT_TRANSLATE_NOOP("DeskWords", "{stake} Until connection '{name}' runs again the studio cannot see or end it.")),
    "sales.put_back_connection_changed": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is still being put back in shop '{shop}'. Changing its connection may leave it there as it is.")),
    "sales.put_back_connection_removed": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is still being put back in shop '{shop}'. Removing its connection leaves it there as it is.")),
}

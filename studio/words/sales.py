"""What is said of a sale that something would end, and of the shop that it runs in."""

from __future__ import annotations

from studio.values.sentences import Template

unseen = Template("sales.unseen", "{stake} Without {name} nobody sees it. End the sale first.")
plugin_off = Template("sales.plugin_off", "{stake} Without plugin '{plugin}' the studio cannot end it in the shop.")
put_back_plugin_off = Template(
    "sales.put_back_plugin_off",
    "{product} is still being put back in shop '{shop}'. Switching its plugin off leaves it there as it is.",
)
plugin_changed = Template(
    "sales.plugin_changed",
    "{stake} Changed, plugin '{plugin}' may reach another shop or none, and cannot end this sale.",
)
plugin_restarts = Template(
    "sales.plugin_restarts",
    "{stake} Until plugin '{plugin}' runs again the studio cannot see or end it.",
)
put_back_plugin_changed = Template(
    "sales.put_back_plugin_changed",
    "{product} is still being put back in shop '{shop}'. Changing its plugin may leave it there as it is.",
)
armed = Template("sales.armed", "{product} is armed for its launch.")
about_to_open = Template("sales.about_to_open", "{product} is about to open.")
on_sale = Template("sales.on_sale", "{product} is on sale: {left} left, {unpaid} unpaid.")
failed = Template("sales.failed", "{product} did not open, and can still be repaired.")
opening = Template("sales.opening", "{product} is being opened for buyers.")
next_ends = Template("sales.next_ends", "{stake} Going on ends it.")
ending_ends = Template("sales.ending_ends", "{stake} Ending the product ends it.")
pulling_ends = Template("sales.pulling_ends", "{stake} Pulling the product ends it.")
show_end_ends = Template("sales.show_end_ends", "{stake} Ending the show ends it.")
closing_ends = Template("sales.closing_ends", "{stake} Closing the studio ends it.")
closing_ends_with_show = Template("sales.closing_ends_with_show", "{stake} Closing the studio ends it and the show.")
stopping_ends = Template("sales.stopping_ends", "{stake} Without {name} nobody sees it, so stopping ends it.")
show_open_refused = Template("sales.show_open_refused", "{stake} End it first: another show cannot be opened now.")
put_back_show_opens = Template(
    "sales.put_back_show_opens",
    "{product} is still being put back in shop '{shop}'. Opening another show leaves it there as it is.",
)
shop_off_start = Template("sales.shop_off_start", "Shop '{shop}' does not run. Start its plugin, then try again.")
shop_off_why_start = Template("sales.shop_off_why_start", "Shop '{shop}' does not run. {why} Start its plugin, then try again.")
is_armed = Template("sales.is_armed", "{product} is armed for its launch: {what}")
is_launched = Template("sales.is_launched", "{product} is being launched: {what}")
is_on_sale = Template("sales.is_on_sale", "{product} is on sale: {what}")
is_sold_out = Template("sales.is_sold_out", "{product} is sold out, its sale still open: {what}")
cannot_leave = Template("sales.cannot_leave", "it cannot leave the queue now.")
currency_stays = Template("sales.currency_stays", "its currency cannot change now.")
shop_stays = Template("sales.shop_stays", "its shop cannot change now.")
item_stays = Template("sales.item_stays", "its item in the shop cannot change now.")
variants_stay = Template("sales.variants_stay", "its variants cannot change now.")
price_stays = Template("sales.price_stays", "its price cannot change now.")
limit_stays = Template("sales.limit_stays", "its purchase limit cannot change now.")
coupon_stays = Template("sales.coupon_stays", "its coupon cannot change now.")
cancel_launch = Template("sales.cancel_launch", "Cancel the launch first.")
abort_launch = Template("sales.abort_launch", "Cancel or abort the launch first.")
abort_sale = Template("sales.abort_sale", "End or abort the sale first.")
end_sale = Template("sales.end_sale", "End the sale first.")
connection_needed = Template("sales.connection_needed", "{stake} Without {name} the studio cannot end it. End the sale first.")
connection_changed = Template(
    "sales.connection_changed",
    "{stake} Changed, connection '{name}' may reach another shop or none, and cannot end this sale.",
)
connection_restarts = Template(
    "sales.connection_restarts",
    "{stake} Until connection '{name}' runs again the studio cannot see or end it.",
)
put_back_connection_changed = Template(
    "sales.put_back_connection_changed",
    "{product} is still being put back in shop '{shop}'. Changing its connection may leave it there as it is.",
)
put_back_connection_removed = Template(
    "sales.put_back_connection_removed",
    "{product} is still being put back in shop '{shop}'. Removing its connection leaves it there as it is.",
)

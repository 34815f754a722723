"""What the adapter for TikTok Shop says."""

from __future__ import annotations

from studio.values.sentences import Template

who_asks = Template(
    "tiktok_shop.who_asks",
    "TikTok Shop wants to know which app asks: enter the app key and the app secret of your app in Partner Center.",
)
wrong_app = Template(
    "tiktok_shop.wrong_app",
    "TikTok Shop knows no such app: check the app key, and that the app secret is of the same app ({reason}).",
)
no_login = Template(
    "tiktok_shop.no_login",
    "Nobody is logged in at TikTok Shop: open the app's authorization link, agree there, and enter as Login the whole address to "
    "which you are sent.",
)
token_refused = Template(
    "tiktok_shop.token_refused", "TikTok Shop refuses the login: open the app's authorization link and enter a new one."
)
no_shop = Template(
    "tiktok_shop.no_shop",
    "The login reaches no shop {name}. There are: {names}. Check it in the settings, or authorize the app for it.",
)
several_shops = Template("tiktok_shop.several_shops", "Say in the settings which shop it is. The login reaches these: {names}.")
forbidden = Template(
    "tiktok_shop.forbidden",
    "The app may not do this at TikTok Shop ({reason}). Give it the scopes for products and orders in Partner Center, have this "
    "computer's address on its list where it has one, and authorize it anew.",
)
clock = Template(
    "tiktok_shop.clock",
    "TikTok Shop takes this computer's clock for wrong: set its date and time, or have them set from the network.",
)
no_clock = Template("tiktok_shop.no_clock", "TikTok Shop does not say what time it is, so its orders cannot be followed.")
late = Template("tiktok_shop.late", "TikTok Shop at {place} has not answered within {seconds} seconds.")
unreachable = Template("tiktok_shop.unreachable", "TikTok Shop at {place} cannot be reached ({reason}).")
server_error = Template("tiktok_shop.server_error", "TikTok Shop at {place} answers with error {code}.")
failed = Template("tiktok_shop.failed", "TikTok Shop failed: {reason}")
asked_too_often = Template(
    "tiktok_shop.asked_too_often",
    "TikTok Shop at {place} is asked too often: it wants {seconds} s of rest. Lower 'Most requests a second' if that stays.",
)
no_api = Template("tiktok_shop.no_api", "{place} does not answer as TikTok Shop does (status {code}): check the network's proxy.")
too_long = Template("tiktok_shop.too_long", "TikTok Shop's answer is longer than {most} MiB.")
unknown_answer = Template("tiktok_shop.unknown_answer", "TikTok Shop answers in a way that this adapter does not know: {reason}")
not_found = Template("tiktok_shop.not_found", "TikTok Shop does not have that: {reason}")
refuses = Template("tiktok_shop.refuses", "TikTok Shop refuses: {reason} (code {code})")
no_product = Template(
    "tiktok_shop.no_product", "The shop at TikTok Shop has no product with the id {id}: check it in the product."
)
no_variant = Template("tiktok_shop.no_variant", "{product} has no variant with the SKU {sku} at TikTok Shop.")
same_sku = Template(
    "tiktok_shop.same_sku", "{product} has several variants with the SKU {sku} at TikTok Shop: give each its own there."
)
not_live = Template(
    "tiktok_shop.not_live",
    "TikTok Shop changes prices of live products alone: set the price of {sku} to {price} in Seller Center yourself, or activate "
    "{product} there and wait until it is live.",
)
wrong_status = Template(
    "tiktok_shop.wrong_status",
    "TikTok Shop changes nothing of the product in the status that it has: see in Seller Center what it needs.",
)
backorders = Template(
    "tiktok_shop.backorders", "TikTok Shop sells {sku} beyond its stock: take its backorders out in Seller Center."
)
switched_off = Template(
    "tiktok_shop.switched_off", "{sku} is switched off at TikTok Shop, so its stock is left alone: switch it on in Seller Center."
)
promoted = Template(
    "tiktok_shop.promoted",
    "TikTok Shop keeps the price while a promotion runs: end that in Seller Center, or leave the price as it is.",
)
no_warehouse = Template("tiktok_shop.no_warehouse", "{sku} lies in no warehouse of TikTok Shop: give it one in Seller Center.")
no_currency = Template("tiktok_shop.no_currency", "TikTok Shop sells in {currency}, which is no currency of ISO 4217.")
one_currency = Template(
    "tiktok_shop.one_currency", "{product} needs prices in one currency at TikTok Shop, and has: {found}. Correct them there."
)
decimals = Template(
    "tiktok_shop.decimals", "TikTok Shop's price of {sku}, {price}, is none that can be charged in {currency}: correct it there."
)
whole_ones = Template("tiktok_shop.whole_ones", "TikTok Shop charges whole {currency} alone: {amount} cannot be written there.")
price_outside = Template("tiktok_shop.price_outside", "A price at TikTok Shop lies between 0 and {most} here.")
stock_outside = Template("tiktok_shop.stock_outside", "A stock at TikTok Shop lies between 0 and {most}.")
other_currency = Template("tiktok_shop.other_currency", "{sku} is sold in {found} here, not in {currency}.")
other_price = Template("tiktok_shop.other_price", "{sku} costs {price} at TikTok Shop, not {expected}.")
other_stock = Template("tiktok_shop.other_stock", "{stock} of {sku} can be bought at TikTok Shop, not {expected}.")
price_stays = Template(
    "tiktok_shop.price_stays",
    "TikTok Shop was told {price} for {sku} and shows {found}: see in Seller Center whether it still changes, and what else sets "
    "its price.",
)
price_put_back = Template(
    "tiktok_shop.price_put_back",
    "TikTok Shop made {found} of {price} for {sku}, so the price of before was put back: see in Seller Center what else sets it, "
    "taxes for instance.",
)
price_left = Template(
    "tiktok_shop.price_left",
    "TikTok Shop made {found} of {price} for {sku}, and does not show the price of before again: see in Seller Center that it "
    "is {old}, or set it there.",
)
end_of_sale = Template(
    "tiktok_shop.end_of_sale",
    "At the end of a sale the studio closes no link at TikTok Shop and puts no price back: when the launch asks for it, "
    "deactivate the product in Seller Center, and set the old price there yourself.",
)

ALL = tuple(one for one in dict(globals()).values() if isinstance(one, Template))

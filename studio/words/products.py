"""What is wrong with a product, and with what is entered for it."""

from __future__ import annotations

from studio.values.sentences import Template

unknown = Template("products.unknown", "There is no product '{name}'.")
numbers_taken = Template("products.numbers_taken", "All link numbers are taken.")
which_variant = Template("products.which_variant", "'{title}' has several variants: say the SKU.")
number_taken = Template("products.number_taken", "Link number {number} is already that of '{title}'.")
title_unseen = Template("products.title_unseen", "The title needs a character that can be seen.")
sku_unseen = Template("products.sku_unseen", "The SKU needs a character that can be seen.")
sku_taken = Template("products.sku_taken", "The SKU '{sku}' is already that of '{title}' in this shop.")
sku_twice = Template("products.sku_twice", "The SKU '{sku}' is there twice in one shop.")
listed_twice = Template("products.listed_twice", "It is listed twice as item '{item}' of shop '{shop}'.")
live_above_list = Template("products.live_above_list", "The live price {live} is above the list price {listed}.")
live_below_floor = Template("products.live_below_floor", "The live price {live} is below the floor price {floor}.")
reserve_above_stock = Template("products.reserve_above_stock", "The reserve of {reserve} is more than the stock of {stock}.")
in_list = Template("products.in_list", "Product {n}: {words}")

"""What a person is to do in a shop, or to look at there."""

from __future__ import annotations

from studio.values.sentences import Template

price = Template("by_hand.price", "In shop '{shop}', set the price of {product} to {price}.")
limit = Template("by_hand.limit", "In shop '{shop}', let a buyer have at most {units} of {product}.")
no_limit = Template("by_hand.no_limit", "In shop '{shop}', let a buyer have any number of units of {product}.")
add = Template("by_hand.add", "In shop '{shop}': Add {units} to the stock of {product}.")
take_out = Template("by_hand.take_out", "In shop '{shop}': Take out {units} of the stock of {product}.")
open_link = Template("by_hand.open_link", "In shop '{shop}', open the link of {product} for buyers.")
close_link = Template("by_hand.close_link", "In shop '{shop}', close the link of {product} for buyers.")
pin = Template("by_hand.pin", "In shop '{shop}', pin {product}.")
check = Template("by_hand.check", "See in shop '{shop}' whether {product} is as it should be.")
add_from = Template("by_hand.add_from", "In shop '{shop}': Add {units} to the stock of {product} (from {before} to {after}).")
take_out_from = Template(
    "by_hand.take_out_from",
    "In shop '{shop}': Take out {units} of the stock of {product} (from {before} to {after}).",
)

"""What is said of watched words."""

from __future__ import annotations

from studio.values.sentences import Template

bad_pack = Template(
    "watched.bad_pack", "The list of watched words {name} cannot be read: {reason}. Mend the file, or take it away."
)
product_says = Template("watched.product_says", "Product {number} '{title}' has watched words: {terms}.")
card_says = Template("watched.card_says", "The card '{name}' has watched words: {terms}.")
more_products = Template("watched.more_products", "{n} further products have watched words. See the queue.")

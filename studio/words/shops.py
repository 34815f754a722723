"""What is said of shops and their order lines."""

from __future__ import annotations

from studio.values.sentences import Template

not_running = Template("shops.not_running", "Its plugin is not running.")
impossible = Template("shops.impossible", "Shop '{shop}' says what cannot be: {why}. See to it there.")
not_counted = Template(
    "shops.not_counted",
    "Shop '{shop}': {lines} not counted, for their numbers cannot be (order {order}: {why}).",
)
see_to_them = Template("shops.see_to_them", "See to them in the shop.")
many_lines = Template("shops.many_lines", "{n} or more order lines")

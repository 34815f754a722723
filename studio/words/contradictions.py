"""How a shop contradicts an open sale."""

from __future__ import annotations

from studio.values.sentences import Template

link_closed = Template("contradictions.link_closed", "Shop '{shop}' has closed the link of {product}: nobody can buy it.")
other_limit = Template("contradictions.other_limit", "Shop '{shop}' lets a buyer have {found} of {product}, not {meant}.")
more_to_sell = Template(
    "contradictions.more_to_sell",
    "Shop '{shop}' would sell {found} more of {product}, not the {left} that are left.",
)
press_repair = Template("contradictions.press_repair", "Press Repair to set it right, or end the sale.")
any_number = Template("contradictions.any_number", "any number")

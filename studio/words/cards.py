"""What is said of cards: why one shows nothing, and what it cannot show."""

from __future__ import annotations

from studio.values.sentences import Template

not_on_canvas = Template("cards.not_on_canvas", "Not on {canvas}: {why}")
no_plugin = Template("cards.no_plugin", "Its plugin does not run. Start it under Show > Plugins.")
nowhere = Template("cards.nowhere", "{name} lies on no canvas, so nobody would see it. Place it in its settings.")
unknown = Template("cards.unknown", "There is no card '{name}'.")
nothing_to_show = Template("cards.nothing_to_show", "{card} has nothing to show. {why}")
needs_text = Template("cards.needs_text", "Enter what it shows in its settings.")
bad_values = Template("cards.bad_values", "This cannot be shown on a card: {why}. Change it or leave it out.")
bad_settings = Template("cards.bad_settings", "A card cannot have these settings: {why}. Change it or leave it out.")
ruled_values = Template(
    "cards.ruled_values",
    "'{name}' comes from the shop and the ledger only. Change the product, or what the shop has.",
)

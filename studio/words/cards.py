"""What is said of cards: why one shows nothing, and what it cannot show."""

from __future__ import annotations

from studio.values.sentences import Template

not_on_canvas = Template("cards.not_on_canvas", "Not on {canvas}: {why}")
no_plugin = Template("cards.no_plugin", "Its plugin does not run. Start it under Show > Plugins.")
nowhere = Template("cards.nowhere", "{name} lies on no canvas, so nobody would see it. Place it in its settings.")
unknown = Template("cards.unknown", "There is no card '{name}'.")
nothing_to_show = Template("cards.nothing_to_show", "{card} has nothing to show. {why}")
needs_price = Template("cards.needs_price", "Bring a product on air whose price its shop confirms.")
needs_countdown = Template("cards.needs_countdown", "Arm and start a launch: it counts down to that.")
needs_queue = Template("cards.needs_queue", "No product waits in the queue: add some.")
needs_sales = Template("cards.needs_sales", "It comes when the product on air has sold something.")
needs_page = Template("cards.needs_page", "Enter the page of the product on air, or give the card an address.")
needs_picture = Template("cards.needs_picture", "Choose a picture in its settings.")
needs_text = Template("cards.needs_text", "Enter what it shows in its settings.")
needs_name = Template("cards.needs_name", "Enter a name or a title in its settings.")
needs_message = Template("cards.needs_message", "Choose a message in the chat for it.")
needs_words = Template("cards.needs_words", "Enter its text in the settings.")
bad_values = Template("cards.bad_values", "This cannot be shown on a card: {why}. Change it or leave it out.")
bad_settings = Template("cards.bad_settings", "A card cannot have these settings: {why}. Change it or leave it out.")
ruled_values = Template(
    "cards.ruled_values",
    "'{name}' comes from the shop and the ledger only. Change the product, or what the shop has.",
)

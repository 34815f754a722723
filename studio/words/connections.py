"""What is said of connections: accounts of platforms and shops, and what is asked of them."""

from __future__ import annotations

from studio.values.sentences import Template

unknown = Template("connections.unknown", "There is no connection '{name}'.")
no_account = Template(
    "connections.no_account",
    "{plugin} is no platform or shop: there is nothing to connect with. Choose another plugin.",
)
no_secret = Template("connections.no_secret", "{plugin} has no secret '{name}'.")
taken = Template("connections.taken", "'{id}' is the id of another plugin. Take another one.")
taken_since = Template("connections.taken_since", "'{id}' is the id of another plugin. Add this connection anew.")
file_of_user = Template(
    "connections.file_of_user",
    "{label}: a file of this computer is set for all shows, under Show > Plugins.",
)
not_running = Template("connections.not_running", "{name} does not run. See to its plugin under Show > Plugins.")
shop_of_products = Template(
    "connections.shop_of_products",
    "{name} is the shop of {products}. Give them another shop, or remove them, first.",
)
carries = Template("connections.carries", "{name} carries {names}. Remove that first.")
too_many = Template("connections.too_many", "A show has at most {n} connections.")

too_many_questions = Template(
    "connections.too_many_questions",
    "Too much is being asked of platforms at once. Try again in a moment.",
)
away = Template("connections.away", "{name} is not connected now. Try again when it runs.")
no_answer = Template("connections.no_answer", "{name} does not answer. See there whether it was done.")
refuses = Template("connections.refuses", "{name} refuses.")
ended = Template("connections.ended", "It ended before it answered. See there whether it was done.")
asks_personal_data = Template(
    "connections.asks_personal_data",
    "The show asks that {names} be told buyers' names. Grant it or not under Show > Connections.",
)
secrets_not_kept = Template(
    "connections.secrets_not_kept",
    "{names}: the keyring does not take the login that was just renewed. Unlock the keyring; it is tried again. "
    "If the studio ends before, log in anew.",
)
other_account = Template("connections.other_account", "{name} leads to another account now. Enter its secret anew.")

"""What the adapter for Owncast says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

no_server = Template("owncast.no_server", "Enter the address of your Owncast server, as in https://live.example.org.")
strange_server = Template("owncast.strange_server", "'{server}' is no address of a server. Write it as https://live.example.org.")
in_the_clear = Template(
    "owncast.in_the_clear",
    "{server} would send tokens in the clear, where others can read them. Use an address that begins with https://.",
)
strange_name = Template("owncast.strange_name", "The name in the chat can have {count} characters on one line.")
strange_token = Template(
    "owncast.strange_token", "The access token cannot be one. Copy it again from Owncast's page Integrations."
)

# ---------------------------------------------------------------- the server

unreachable = Template("owncast.unreachable", "{server} cannot be reached. Check its address and the network; it is tried again.")
late = Template("owncast.late", "Owncast has not answered within {seconds} seconds.")
server_error = Template("owncast.server_error", "Owncast has an error of its own ({code}). It is tried again.")
limited = Template("owncast.limited", "Owncast is asked too much at once. Try again in a moment.")
not_there = Template(
    "owncast.not_there", "There is no such thing at this address. Check that it is an Owncast server, 0.1 or later."
)
refuses = Template("owncast.refuses", "Owncast refuses ({code}): {reason}")
not_understood = Template("owncast.not_understood", "Owncast answers in a way that this version does not know: {reason}")

# ---------------------------------------------------------------- the chat

no_chat = Template(
    "owncast.no_chat", "The server's chat cannot be entered. Check that it is an Owncast server; it is tried again."
)
no_welcome = Template("owncast.no_welcome", "The chat does not let the studio in within {seconds} seconds. It is tried again.")
closed = Template("owncast.closed", "The chat has closed the connection ({code}). It is tried again.")
not_connected = Template("owncast.not_connected", "Owncast is not connected yet. Try again in a moment.")
user_unknown = Template("owncast.user_unknown", "The server does not know the studio's chat user. Another one is registered.")
user_disabled = Template(
    "owncast.user_disabled",
    "The studio's chat user was banned at Owncast. Allow it again on Owncast's page Users, under Chat.",
)
chat_disabled = Template("owncast.chat_disabled", "The chat is turned off at Owncast. Turn it on on Owncast's page Chat.")
too_many = Template("owncast.too_many", "So many are in the chat that Owncast lets nobody in. It is tried again.")

# ---------------------------------------------------------------- writing, and order

no_token = Template(
    "owncast.no_token",
    "Writing needs an access token: create one on Owncast's page Access Tokens, under Integrations, to send chat messages.",
)
token_refused = Template(
    "owncast.token_refused",
    "Owncast does not take the access token. Create one that may send chat messages, and enter it under Show > Connections.",
)
no_admin_token = Template(
    "owncast.no_admin_token",
    "Setting the title needs an access token: create one on Owncast's page Access Tokens, under Integrations, with admin access.",
)
no_admin_right = Template(
    "owncast.no_admin_right",
    "The access token may not set the title. Create one that has admin access as well, and enter it under Show > Connections.",
)
no_moderator = Template(
    "owncast.no_moderator",
    "The chat user {name} is no moderator. Make it one on Owncast's page Users, under Chat.",
)
message_gone = Template("owncast.message_gone", "The message is not known any more. Use Owncast's own page.")
viewer_unknown = Template(
    "owncast.viewer_unknown", "The viewer wrote too long ago to be named at Owncast. Use Owncast's own page."
)
many_muted = Template("owncast.many_muted", "{count} viewers are muted already. Allow some again first.")
no_slow_mode = Template("owncast.no_slow_mode", "Owncast cannot slow its chat down.")
no_pins = Template("owncast.no_pins", "Owncast cannot pin a message.")

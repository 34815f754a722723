"""What the adapter for Twitch says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

no_client_id = Template(
    "twitch.no_client_id",
    "Enter the client ID of your application: register one as public at dev.twitch.tv/console.",
)
strange_client_id = Template(
    "twitch.strange_client_id",
    "'{client_id}' is no client ID. Copy it from your application's page at dev.twitch.tv/console.",
)
strange_channel = Template(
    "twitch.strange_channel",
    "'{channel}' is no name of a Twitch channel. Write it as it stands in the channel's address.",
)
no_channel = Template("twitch.no_channel", "Twitch has no channel {channel}. Check its name.")
no_account = Template("twitch.no_account", "Twitch does not say who is logged in. Log in again under Show > Connections.")

# ---------------------------------------------------------------- the API

unreachable = Template("twitch.unreachable", "Twitch cannot be reached. Check the network; it is tried again.")
late = Template("twitch.late", "Twitch has not answered within {seconds} seconds.")
server_error = Template("twitch.server_error", "Twitch has an error of its own ({code}). It is tried again.")
limited = Template("twitch.limited", "Twitch is asked too much at once. It takes more in {seconds} seconds.")
refuses = Template("twitch.refuses", "Twitch refuses ({code}): {reason}")
not_found = Template("twitch.not_found", "Twitch does not find it: {reason}")
conflict = Template("twitch.conflict", "Somebody else changes this at Twitch right now. Try again.")
login_refused = Template(
    "twitch.login_refused", "Twitch does not take this login: {reason}. Log in again under Show > Connections."
)
not_understood = Template("twitch.not_understood", "Twitch answers in a way that this version does not know: {reason}")

# ---------------------------------------------------------------- the stream of events

closed = Template("twitch.closed", "Twitch has closed the connection ({code}). It is tried again.")
silent = Template("twitch.silent", "Twitch has said nothing for {seconds} seconds. It is tried again.")
no_welcome = Template("twitch.no_welcome", "Twitch does not let the studio in within {seconds} seconds. It is tried again.")
not_connected = Template("twitch.not_connected", "Twitch is not connected yet. Try again in a moment.")
rights_taken = Template(
    "twitch.rights_taken",
    "The login was taken back at Twitch. Log in again under Show > Connections.",
)
user_removed = Template("twitch.user_removed", "The account or the channel is no more at Twitch. Check the channel.")
revoked = Template("twitch.revoked", "Twitch tells no more of this channel ({reason}). It is tried again in two minutes.")

# ---------------------------------------------------------------- chat

not_sent = Template("twitch.not_sent", "Twitch has not shown the message: {reason}")
too_fast = Template("twitch.too_fast", "Twitch takes {count} messages in {seconds} seconds from here. Wait {wait} seconds.")
message_gone = Template(
    "twitch.message_gone",
    "Twitch does not know this message: it has gone, or is older than six hours.",
)
viewer_unknown = Template(
    "twitch.viewer_unknown", "The viewer wrote too long ago to be named at Twitch. Use the channel's own page."
)
slowest = Template("twitch.slowest", "Twitch slows a chat to one message in {seconds} seconds at most. Choose less.")

# ---------------------------------------------------------------- streams

no_ingest = Template("twitch.no_ingest", "Twitch names no place that takes a stream. It is tried again.")
no_key = Template("twitch.no_key", "Twitch gives no stream key. See to it on Twitch, in the settings of your stream.")
not_own = Template("twitch.not_own", "{channel} is not the channel of the account that is logged in: only its owner can do this.")

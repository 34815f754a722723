"""What the adapter for YouTube says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

no_client_id = Template(
    "youtube.no_client_id",
    "Enter the client ID of your application: create one of the type desktop app at console.cloud.google.com.",
)
strange_client_id = Template(
    "youtube.strange_client_id",
    "'{client_id}' is no client ID. Copy it from console.cloud.google.com: it ends in .apps.googleusercontent.com.",
)
no_client_secret = Template(
    "youtube.no_client_secret",
    "Enter the client secret that Google shows beside the client ID: it gives no login to a desktop app without it.",
)
strange_broadcast = Template(
    "youtube.strange_broadcast", "'{broadcast}' names no broadcast. Copy the address of its page on YouTube, or leave it empty."
)

# ---------------------------------------------------------------- the API

unreachable = Template("youtube.unreachable", "YouTube cannot be reached. Check the network; it is tried again.")
late = Template("youtube.late", "YouTube has not answered within {seconds} seconds.")
server_error = Template("youtube.server_error", "YouTube has an error of its own ({code}). It is tried again.")
limited = Template("youtube.limited", "YouTube is asked too much at once. It takes more in {seconds} seconds.")
quota_gone = Template(
    "youtube.quota_gone",
    "The daily quota of your Google project is used up: YouTube answers no more here until midnight in California, in about "
    "{hours} h {minutes} min. Use YouTube's own page until then, and ask Google for more quota.",
)
refuses = Template("youtube.refuses", "YouTube refuses ({code}): {reason}")
not_found = Template("youtube.not_found", "YouTube does not find it: {reason}")
conflict = Template("youtube.conflict", "Somebody else changes this at YouTube right now. Try again.")
login_refused = Template(
    "youtube.login_refused", "YouTube does not take this login: {reason}. Log in again under Show > Connections."
)
api_off = Template(
    "youtube.api_off",
    "Your Google project may not use YouTube's interface yet. Switch on the YouTube Data API v3 at console.cloud.google.com.",
)
live_off = Template("youtube.live_off", "This account cannot go live yet. Switch on live streaming in YouTube Studio.")
not_understood = Template("youtube.not_understood", "YouTube answers in a way that this version does not know: {reason}")
too_large = Template("youtube.too_large", "YouTube answers more than {megabytes} MB at once. It is tried again.")

# ---------------------------------------------------------------- the broadcast and its chat

not_live = Template("youtube.not_live", "No broadcast of this account is live on YouTube. Its chat is entered as soon as one is.")
no_broadcast = Template("youtube.no_broadcast", "YouTube has no broadcast {broadcast}. Copy the address of its page again.")
no_chat = Template(
    "youtube.no_chat", "The broadcast on YouTube is not live, or has no chat. It is entered as soon as it has one."
)
no_channel = Template(
    "youtube.no_channel", "The account that is logged in has no channel on YouTube. Log in with the one that goes live."
)
chat_ended = Template("youtube.chat_ended", "The broadcast's chat on YouTube has ended. The next one is entered once it is live.")
stream_ended = Template("youtube.stream_ended", "YouTube has ended the connection to the chat. It is tried again.")
not_connected = Template("youtube.not_connected", "YouTube is not connected yet. Try again in a moment.")

# ---------------------------------------------------------------- chat

too_old = Template("youtube.too_old", "The message that is answered was written too long ago. Write without answering it.")
message_gone = Template("youtube.message_gone", "YouTube does not know this message: it has gone already.")
viewer_unknown = Template(
    "youtube.viewer_unknown", "The viewer wrote too long ago to be named at YouTube. Use the broadcast's own page."
)
ban_unknown = Template(
    "youtube.ban_unknown",
    "YouTube lifts only a time-out or a block that it was asked for from here in this session. Use the broadcast's own page.",
)
no_slow_mode = Template(
    "youtube.no_slow_mode", "YouTube lets no program slow a chat down. Set slow mode in the broadcast's settings on YouTube."
)
no_pin = Template("youtube.no_pin", "YouTube lets no program pin a message. Pin it in the chat on YouTube.")

# ---------------------------------------------------------------- going live

none_planned = Template(
    "youtube.none_planned",
    "This account has no broadcast on YouTube to which a stream would go. Make one, or choose a planned one.",
)
not_own_broadcast = Template(
    "youtube.not_own_broadcast",
    "The broadcast {broadcast}, which the settings name, is not one of the account that is logged in: it is run by its owner.",
)
named_elsewhere = Template(
    "youtube.named_elsewhere",
    "The connection's settings name the broadcast {broadcast}. To choose another one, empty that field: Show > Connections.",
)
no_planned = Template("youtube.no_planned", "YouTube has no planned broadcast {broadcast}. Look at the list again.")
no_stream = Template(
    "youtube.no_stream", "YouTube does not receive the stream yet. Start its destination, wait some seconds, and go live then."
)
another_now = Template(
    "youtube.another_now",
    "The account's broadcast is another one now: '{title}'. Nothing was done. Look at the panel Broadcast, and ask again.",
)
not_begun = Template("youtube.not_begun", "The broadcast has not begun: there is nothing to end. Delete it on YouTube's page.")
no_key = Template("youtube.no_key", "YouTube names no address and key for RTMP. Look at the stream in YouTube Studio.")

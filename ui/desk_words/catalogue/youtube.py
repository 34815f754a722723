"""Sentences of `youtube` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "youtube.no_client_id": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the client ID of your application: create one of the type desktop app at console.cloud.google.com.")),
    "youtube.strange_client_id": str(QT_TRANSLATE_NOOP("DeskWords", "'{client_id}' is no client ID. Copy it from console.cloud.google.com: it ends in .apps.googleusercontent.com.")),
    "youtube.no_client_secret": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the client secret that Google shows beside the client ID: it gives no login to a desktop app without it.")),
    "youtube.strange_broadcast": str(QT_TRANSLATE_NOOP("DeskWords", "'{broadcast}' names no broadcast. Copy the address of its page on YouTube, or leave it empty.")),
    "youtube.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube cannot be reached. Check the network; it is tried again.")),
    "youtube.late": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube has not answered within {seconds} seconds.")),
    "youtube.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube has an error of its own ({code}). It is tried again.")),
    "youtube.limited": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube is asked too much at once. It takes more in {seconds} seconds.")),
    "youtube.quota_gone": str(QT_TRANSLATE_NOOP("DeskWords", "The daily quota of your Google project is used up: YouTube answers no more here until midnight in California, in about {hours} h {minutes} min. Use YouTube's own page until then, and ask Google for more quota.")),
    "youtube.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube refuses ({code}): {reason}")),
    "youtube.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube does not find it: {reason}")),
    "youtube.conflict": str(QT_TRANSLATE_NOOP("DeskWords", "Somebody else changes this at YouTube right now. Try again.")),
    "youtube.login_refused": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube does not take this login: {reason}. Log in again under Show > Connections.")),
    "youtube.api_off": str(QT_TRANSLATE_NOOP("DeskWords", "Your Google project may not use YouTube's interface yet. Switch on the YouTube Data API v3 at console.cloud.google.com.")),
    "youtube.live_off": str(QT_TRANSLATE_NOOP("DeskWords", "This account cannot go live yet. Switch on live streaming in YouTube Studio.")),
    "youtube.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube answers in a way that this version does not know: {reason}")),
    "youtube.too_large": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube answers more than {megabytes} MB at once. It is tried again.")),
    "youtube.not_live": str(QT_TRANSLATE_NOOP("DeskWords", "No broadcast of this account is live on YouTube. Its chat is entered as soon as one is.")),
    "youtube.no_broadcast": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube has no broadcast {broadcast}. Copy the address of its page again.")),
    "youtube.no_chat": str(QT_TRANSLATE_NOOP("DeskWords", "The broadcast on YouTube is not live, or has no chat. It is entered as soon as it has one.")),
    "youtube.no_channel": str(QT_TRANSLATE_NOOP("DeskWords", "The account that is logged in has no channel on YouTube. Log in with the one that goes live.")),
    "youtube.chat_ended": str(QT_TRANSLATE_NOOP("DeskWords", "The broadcast's chat on YouTube has ended. The next one is entered once it is live.")),
    "youtube.stream_ended": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube has ended the connection to the chat. It is tried again.")),
    "youtube.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube is not connected yet. Try again in a moment.")),
    "youtube.too_old": str(QT_TRANSLATE_NOOP("DeskWords", "The message that is answered was written too long ago. Write without answering it.")),
    "youtube.message_gone": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube does not know this message: it has gone already.")),
    "youtube.viewer_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "The viewer wrote too long ago to be named at YouTube. Use the broadcast's own page.")),
    "youtube.ban_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube lifts only a time-out or a block that it was asked for from here in this session. Use the broadcast's own page.")),
    "youtube.no_slow_mode": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube lets no program slow a chat down. Set slow mode in the broadcast's settings on YouTube.")),
    "youtube.no_pin": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube lets no program pin a message. Pin it in the chat on YouTube.")),
    "youtube.none_planned": str(QT_TRANSLATE_NOOP("DeskWords", "This account has no broadcast on YouTube to which a stream would go. Make one, or choose a planned one.")),
    "youtube.not_own_broadcast": str(QT_TRANSLATE_NOOP("DeskWords", "The broadcast {broadcast}, which the settings name, is not one of the account that is logged in: it is run by its owner.")),
    "youtube.named_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "The connection's settings name the broadcast {broadcast}. To choose another one, empty that field: Show > Connections.")),
    "youtube.no_planned": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube has no planned broadcast {broadcast}. Look at the list again.")),
    "youtube.no_stream": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube does not receive the stream yet. Start its destination, wait some seconds, and go live then.")),
    "youtube.another_now": str(QT_TRANSLATE_NOOP("DeskWords", "The account's broadcast is another one now: '{title}'. Nothing was done. Look at the panel Broadcast, and ask again.")),
    "youtube.not_begun": str(QT_TRANSLATE_NOOP("DeskWords", "The broadcast has not begun: there is nothing to end. Delete it on YouTube's page.")),
    "youtube.no_key": str(QT_TRANSLATE_NOOP("DeskWords", "YouTube names no address and key for RTMP. Look at the stream in YouTube Studio.")),
}

"""Sentences of `chat` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "chat.message_gone": str(QT_TRANSLATE_NOOP("DeskWords", "This message is too long ago. Choose a newer one.")),
    "chat.no_comment_card": str(QT_TRANSLATE_NOOP("DeskWords", "The show has no card for comments. Add a comment highlight to it first.")),
    "chat.no_keyword": str(QT_TRANSLATE_NOOP("DeskWords", "A keyword has at least one letter or digit.")),
    "chat.too_many_keywords": str(QT_TRANSLATE_NOOP("DeskWords", "A tally has {n} keywords at most. Leave some out.")),
    "chat.same_keywords": str(QT_TRANSLATE_NOOP("DeskWords", "{first} and {second} read the same when viewers write them. Choose another keyword.")),
    "chat.no_tally": str(QT_TRANSLATE_NOOP("DeskWords", "No tally is running. Start one first.")),
    "chat.nothing_to_send": str(QT_TRANSLATE_NOOP("DeskWords", "There is nothing to send. Enter some words.")),
    "chat.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "{name} takes messages of {bound} characters; this one has {count}. Shorten it.")),
    "chat.own_message": str(QT_TRANSLATE_NOOP("DeskWords", "This is the show's own message. Choose one of a viewer.")),
    "chat.other_chat": str(QT_TRANSLATE_NOOP("DeskWords", "This message was written in another chat. Choose one of this chat.")),
    "chat.not_writable": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing can be written to {name} from here. Use its own page or program.")),
    "chat.not_moderated": str(QT_TRANSLATE_NOOP("DeskWords", "The chat of {name} cannot be moderated from here. Use its own page or program.")),
    "chat.still_seen": str(QT_TRANSLATE_NOOP("DeskWords", "What was written in {names} is still seen there: it cannot be hidden from here. Use its own page or program.")),
    "chat.really_block": str(QT_TRANSLATE_NOOP("DeskWords", "Block {viewer} in the chat of {chat}? They can neither write there nor come back until they are unblocked.")),
    "chat.is_blocked": str(QT_TRANSLATE_NOOP("DeskWords", "{viewer} is blocked by {by}. Unblock them first: to mute or unmute them would end the block on some platforms.")),
    "chat.not_known": str(QT_TRANSLATE_NOOP("DeskWords", "It was broken off: whether the platform did it is not known. Look there.")),
    "chat.no_chat": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has no chat now. See whether it is connected.")),
    "chat.short_memory": str(QT_TRANSLATE_NOOP("DeskWords", "More is written than can be told apart for 15 minutes: what a platform sends again after {minutes} minutes counts twice.")),
}

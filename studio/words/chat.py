"""What is said of the chat."""

from __future__ import annotations

from studio.values.sentences import Template

message_gone = Template("chat.message_gone", "This message is too long ago. Choose a newer one.")
no_comment_card = Template("chat.no_comment_card", "The show has no card for comments. Add a comment highlight to it first.")
no_keyword = Template("chat.no_keyword", "A keyword has at least one letter or digit.")
too_many_keywords = Template("chat.too_many_keywords", "A tally has {n} keywords at most. Leave some out.")
same_keywords = Template(
    "chat.same_keywords",
    "{first} and {second} read the same when viewers write them. Choose another keyword.",
)
no_tally = Template("chat.no_tally", "No tally is running. Start one first.")
nothing_to_send = Template("chat.nothing_to_send", "There is nothing to send. Enter some words.")
too_long = Template("chat.too_long", "{name} takes messages of {bound} characters; this one has {count}. Shorten it.")
own_message = Template("chat.own_message", "This is the show's own message. Choose one of a viewer.")
other_chat = Template("chat.other_chat", "This message was written in another chat. Choose one of this chat.")
not_writable = Template("chat.not_writable", "Nothing can be written to {name} from here. Use its own page or program.")
not_moderated = Template(
    "chat.not_moderated",
    "The chat of {name} cannot be moderated from here. Use its own page or program.",
)
still_seen = Template(
    "chat.still_seen",
    "What was written in {names} is still seen there: it cannot be hidden from here. Use its own page or program.",
)
really_block = Template(
    "chat.really_block",
    "Block {viewer} in the chat of {chat}? They can neither write there nor come back until they are unblocked.",
)
is_blocked = Template(
    "chat.is_blocked",
    "{viewer} is blocked by {by}. Unblock them first: to mute or unmute them would end the block on some platforms.",
)
not_known = Template("chat.not_known", "It was broken off: whether the platform did it is not known. Look there.")
no_chat = Template("chat.no_chat", "{name} has no chat now. See whether it is connected.")
short_memory = Template(
    "chat.short_memory",
    "More is written than can be told apart for 15 minutes: what a platform sends again after {minutes} minutes counts twice.",
)

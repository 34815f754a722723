"""What is said of the chat."""

from __future__ import annotations

from studio.values.sentences import Template

message_gone = Template("chat.message_gone", "This message is too long ago. Choose a newer one.")
no_comment_card = Template("chat.no_comment_card", "The show has no card for comments. Add a comment highlight to it first.")
no_keyword = Template("chat.no_keyword", "A keyword has at least one letter or digit.")
too_many_keywords = Template("chat.too_many_keywords", "{n} keywords are counted already. Stop one first.")

"""The rights that the studio asks for when the operator logs in, each for one of its abilities."""

from __future__ import annotations

RIGHTS = (
    "user:read:chat",
    "user:write:chat",
    "moderator:manage:chat_messages",  # hide, pin
    "moderator:manage:banned_users",  # mute, block
    "moderator:manage:chat_settings",  # slow mode
    "channel:manage:broadcast",  # the title
    "channel:read:stream_key",  # for a destination that is to have it
)

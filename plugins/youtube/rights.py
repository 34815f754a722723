"""The right that the studio asks for when the operator logs in: Google has one for reading, writing and moderating a chat."""

from __future__ import annotations

RIGHTS = ("https://www.googleapis.com/auth/youtube.force-ssl",)

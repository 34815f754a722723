"""The right that the studio needs. Restream has an application's rights set on its own page, and asks for all of them at once."""

from __future__ import annotations

RIGHTS = ("chat.read",)

"""Owncast: the chat of a server of one's own, read, written in and moderated, and how many watch."""

"""YouTube: the chat of a live broadcast, read, written in and moderated, and how many watch it."""

"""The adapter for Restream: the chats of all platforms that a show is streamed to through it, read in one connection.

Restream's chat API: https://developers.restream.io/chat.
"""

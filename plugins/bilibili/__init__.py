"""Bilibili: the chat of a live room, read through the open live platform (直播开放平台)."""

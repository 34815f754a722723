"""Twitch: a channel's chat, read, written in and moderated, its viewers, and where it takes a stream."""

"""A channel of an IRC server (RFC 2812, IRCv3): its chat, read and written, and how many are there."""

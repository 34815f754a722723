"""A server of ours in Restream's place, on loopback: logins by authorization code, the WebSocket of all chats, and the hands of
viewers on several platforms and of bad luck.

Every frame that it sends, and every request for a login that it gets, is held against what Restream publishes at
developers.restream.io (`contract`); what does not agree is kept in `contract.problems`.

    async with Restream() as restream:
        login = restream.identity.hand_out("chat.read")
        restream.chats.say("An", "Hello", "YouTube"); restream.chats.cut()
"""

from tests.parts.restream.server import CLIENT_ID, CLIENT_SECRET, Restream

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "Restream"]

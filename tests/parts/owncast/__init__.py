"""A server of ours in the place of an Owncast server, on loopback: a chat over a real WebSocket, users, integrations, order and
viewers, and the hands of its owner and of bad luck.

What it knows of Owncast is from its public sources; messages are rendered as CommonMark by a library of others, as
Owncast renders them: what viewers write is cleaned, what integrations write is not.

    async with Owncast() as owncast:
        token = owncast.users.integrate("Shop bot", "CAN_SEND_MESSAGES")
        owncast.chat.say("An", "Hello"); owncast.chat.cut(); owncast.failures = [503]
"""

from tests.parts.owncast.server import Owncast

__all__ = ["Owncast"]

"""A server of ours in Twitch's place, on loopback: logins by device code, the API as far as the plugin uses it, EventSub over a
real WebSocket, and the hands of viewers, of the channel's owner and of bad luck.

What it knows of Twitch is from Twitch's public documentation; that it speaks like Twitch is shown by a client of others, which
works with it unchanged but for the addresses (`tests/platforms/test_twitch_stand_in.py`).

    async with Twitch() as twitch:
        login = twitch.identity.hand_out("Shop", SCOPES)
        twitch.chat.say("An", "Hello"); twitch.events.move(); twitch.helix.failures = [429]
"""

from tests.parts.twitch.server import CLIENT_ID, Twitch

__all__ = ["CLIENT_ID", "Twitch"]

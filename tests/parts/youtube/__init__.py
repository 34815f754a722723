"""A server of ours in Google's place, on loopback: logins by authorization code with PKCE, the YouTube Data API as far as the
plugin uses it, and the hands of viewers, of the channel's owner and of bad luck.

Every request and every answer is held against the API's discovery document, which Google's own client brings with it
(`contract`); what does not agree is kept in `contract.problems`. That client works with the server as well, unchanged but for
the address (`tests/platforms/test_youtube_stand_in.py`).

    async with YouTube() as youtube:
        login = youtube.identity.hand_out("Shop", SCOPES)
        youtube.chat.say("An", "Hello"); youtube.api.failures = [(403, "quotaExceeded")]
"""

from tests.parts.youtube.server import CLIENT_ID, CLIENT_SECRET, YouTube

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "YouTube"]

"""A server of ours in Facebook's place, on loopback: the Graph API as far as the plugin uses it, comments as server-sent events,
and the hands of viewers, of an encoder and of bad luck.

Every request that it gets, and every field that it answers with, is held against what Meta publishes in its own client
(`contract`); what does not agree is kept in `contract.problems`.

    async with Facebook() as facebook:
        token = facebook.tokens.of_page()
        facebook.comments.say("An", "Hello"); facebook.comments.cut(); facebook.videos.arrive(video)
"""

from tests.parts.facebook.server import Facebook

__all__ = ["Facebook"]

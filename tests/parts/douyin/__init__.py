"""A server of ours in the place of Douyin's open platform, on loopback: tasks, tokens and what was missed over HTTP, and pushes
to whatever address the app's developer has named, which is a relay's.

What it knows of the platform is from its public documentation: its pushes are signed, in batches, given up after ten that
failed, and kept for who asks where the platform keeps them.

    async with Douyin(relay.url + "/hooks/douyin") as douyin:
        await douyin.say("An", "有货吗？"); douyin.tokens.end(); douyin.tasks.mounted = False
"""

from tests.parts.douyin.pushing import DATA_SECRET, signature
from tests.parts.douyin.server import Douyin
from tests.parts.douyin.tasks import ROOM
from tests.parts.douyin.tokens import APP_ID, APP_SECRET, LAUNCH_TOKEN

__all__ = ["APP_ID", "APP_SECRET", "DATA_SECRET", "LAUNCH_TOKEN", "ROOM", "Douyin", "signature"]

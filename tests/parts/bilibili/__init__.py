"""A server of ours in the place of Bilibili's open live platform, on loopback: projects whose requests are checked as the
platform checks them, a room over a real WebSocket, and the hands of viewers, of the room's owner and of bad luck.

What it knows of the platform is from its public documentation. That its room speaks like Bilibili's is shown by a client of
others (`tests/platforms/test_bilibili_stand_in.py`).

    async with Bilibili() as bilibili:
        bilibili.room.say("An", "有货吗？"); bilibili.room.cut(1001); bilibili.projects.refusals = [7001]
"""

from tests.parts.bilibili.projects import ACCESS_KEY_ID, ACCESS_KEY_SECRET, APP_ID, IDENTITY_CODE
from tests.parts.bilibili.server import Bilibili

__all__ = ["ACCESS_KEY_ID", "ACCESS_KEY_SECRET", "APP_ID", "IDENTITY_CODE", "Bilibili"]

"""Douyin: comments, gifts, likes and fan clubs of a live room, pushed to the relay by the open platform (直播开放能力)."""

"""The live videos of the page: made, changed, begun and ended as the Live Video API has it.

By hand: `arrive(video)` and `leave(video)` are an encoder.
"""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime
from typing import Any

from tests.parts.facebook.answers import RefusedError

_RUNNING = ("LIVE", "LIVE_NOW")
_MADE = {"LIVE_NOW", "UNPUBLISHED", "SCHEDULED_UNPUBLISHED"}
_LONGEST = 254  # characters of a title


class Videos:
    """By their ids."""

    def __init__(self, page_id: str) -> None:
        self._page_id = page_id
        self._numbers = itertools.count(1)
        self.videos: dict[str, dict[str, Any]] = {}

    # ------------------------------------------------------------ by hand

    def add(self, title: str, status: str, begins: datetime | None = None) -> str:
        """One more; its id."""
        number = next(self._numbers)
        name = str(880_000 + number)
        key = f"FB-{name}-0-AbCdEf?s_bl=1&s_sc={name}&s_sw=0&s_vt=api-s&a=Abz{number}"
        self.videos[name] = {
            "id": name,
            "status": status,
            "title": title,
            "creation_time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "planned_start_time": begins.strftime("%Y-%m-%dT%H:%M:%S+0000") if begins is not None else None,
            "is_manual_mode": False,
            "live_views": 0,
            "permalink_url": f"/{self._page_id}/videos/{990_000 + number}/",
            "secure_stream_url": f"rtmps://live-api.example.org:443/rtmp/{key}",
            "stream_url": f"rtmp://live-api.example.org:80/rtmp/{key}",
            "video": {"id": str(990_000 + number)},
            "ingest_streams": [{"stream_id": "0", "is_master": True}],
            "privacy": "",
        }
        return name

    def status(self, name: str) -> str:
        return str(self.videos[name]["status"])

    def arrive(self, name: str) -> None:
        """An encoder sends; what was waiting for that is on air."""
        self.videos[name]["ingest_streams"][0]["stream_health"] = {"video_bitrate": 4_000_000.0, "video_height": 1080}
        if self.status(name) == "LIVE_NOW":
            self.videos[name]["status"] = "LIVE"

    def leave(self, name: str) -> None:
        """It does no more."""
        self.videos[name]["ingest_streams"][0].pop("stream_health", None)

    def of_seen(self, video_id: str) -> str | None:
        """The live video of which viewers see this video."""
        return next((name for name, video in self.videos.items() if video["video"]["id"] == video_id), None)

    # ------------------------------------------------------------ asked

    def listed(self, query: dict[str, str]) -> list[dict[str, Any]]:
        wanted = json.loads(query.get("broadcast_status") or "[]")
        return [video for video in reversed(self.videos.values()) if not wanted or _as_listed(video) in wanted]

    def make(self, form: dict[str, str]) -> dict[str, Any]:
        if form.get("status") not in _MADE or len(form.get("title", "")) > _LONGEST:
            raise RefusedError(100, "Invalid parameter")
        privacy = json.loads(form.get("privacy") or "{}").get("value", "EVERYONE")
        name = self.add(form.get("title", ""), form["status"])
        self.videos[name]["privacy"] = privacy
        video = self.videos[name]
        return {field: video[field] for field in ("id", "stream_url", "secure_stream_url")}

    def change(self, name: str, form: dict[str, str]) -> dict[str, Any]:
        video = self.videos[name]
        if len(form.get("title", "")) > _LONGEST:
            raise RefusedError(100, "Invalid parameter")
        if "title" in form:
            video["title"] = form["title"]
        if form.get("status") == "LIVE_NOW":
            if video["status"] not in (*_RUNNING, *_MADE, "SCHEDULED_LIVE"):
                raise RefusedError(100, "The live video has ended")
            video["status"] = "LIVE" if "stream_health" in video["ingest_streams"][0] else "LIVE_NOW"
        if form.get("end_live_video") == "true":
            if video["status"] not in _RUNNING:
                raise RefusedError(100, "The live video is not running")
            video["status"] = "LIVE_STOPPED"
        return {"id": name}


def _as_listed(video: dict[str, Any]) -> str:
    return "LIVE" if video["status"] == "LIVE_NOW" else str(video["status"])

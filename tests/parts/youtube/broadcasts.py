"""Broadcasts and streams of the channel `Shop`: made, bound, begun and ended as the Live Streaming API has it.

By hand: `arrive()` and `leave()` are an encoder, `settle()` is YouTube some seconds later.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from tests.parts.youtube.answers import listed, no
from tests.parts.youtube.people import Person

VIDEO_ID = "standin_1da"
STREAM_ID = "standin-stream"
_LONGEST = 100  # characters of a title
_UPCOMING, _ACTIVE = ("created", "ready"), ("testStarting", "testing", "liveStarting", "live")
_SETTLED = {"testStarting": "testing", "liveStarting": "live"}


class Broadcasts:
    """One is there from the beginning, live and bound to a stream. `taken_over`: what a stream that arrives is like."""

    def __init__(self, owner: Person, chat_id: str) -> None:
        self._owner, self._chat_id = owner, chat_id
        self._numbers = itertools.count(2)
        self.streams: dict[str, dict[str, Any]] = {}
        self.broadcasts: dict[str, dict[str, Any]] = {}
        self._add_stream(STREAM_ID, "Default stream", reusable=True)
        self.add(VIDEO_ID, "Tonight", "live", "2026-11-29T19:00:00Z", STREAM_ID)

    # ------------------------------------------------------------ by hand

    def add(self, name: str, title: str, state: str, begins: str, stream: str = "", *, auto: bool = True) -> dict[str, Any]:
        """A broadcast."""
        made: dict[str, Any] = {
            "kind": "youtube#liveBroadcast",
            "id": name,
            "snippet": {
                "channelId": self._owner.id,
                "title": title,
                "description": "Everything from 9.90",
                "scheduledStartTime": begins,
                "liveChatId": self._chat_id,
            },
            "status": {"lifeCycleStatus": state, "privacyStatus": "public"},
            "contentDetails": {"enableAutoStart": auto, "enableAutoStop": auto, "monitorStream": {"enableMonitorStream": False}},
        }
        if stream:
            made["contentDetails"]["boundStreamId"] = stream
        self.broadcasts[name] = made
        return made

    def state(self, name: str) -> str:
        """How far a broadcast is."""
        return str(self.broadcasts[name]["status"]["lifeCycleStatus"])

    def arrive(self, stream: str = STREAM_ID, health: str = "good", *issues: dict[str, str]) -> None:
        """An encoder sends."""
        self.streams[stream]["status"] = {
            "streamStatus": "active",
            "healthStatus": {"status": health, "configurationIssues": list(issues)},
        }

    def leave(self, stream: str = STREAM_ID) -> None:
        """It does no more."""
        self.streams[stream]["status"] = {"streamStatus": "inactive", "healthStatus": {"status": "noData"}}

    def settle(self) -> None:
        """What was on its way has come there."""
        for broadcast in self.broadcasts.values():
            state = broadcast["status"]["lifeCycleStatus"]
            broadcast["status"]["lifeCycleStatus"] = _SETTLED.get(state, state)

    def _add_stream(self, name: str, title: str, *, reusable: bool) -> dict[str, Any]:
        self.streams[name] = {
            "kind": "youtube#liveStream",
            "id": name,
            "snippet": {"channelId": self._owner.id, "title": title},
            "cdn": {
                "ingestionType": "rtmp",
                "resolution": "variable",
                "frameRate": "variable",
                "ingestionInfo": {
                    "streamName": f"key-of-{name}",
                    "ingestionAddress": "rtmp://a.rtmp.example.org/live2",
                    "rtmpsIngestionAddress": "rtmps://a.rtmps.example.org/live2",
                },
            },
            "contentDetails": {"isReusable": reusable},
            "status": {"streamStatus": "ready", "healthStatus": {"status": "noData"}},
        }
        return self.streams[name]

    # ------------------------------------------------------------ asked

    async def list(self, request: web.Request, person: Person) -> web.Response:
        if len({"broadcastStatus", "id", "mine"} & request.query.keys()) != 1:
            return no(400, "incompatibleParameters", "Incompatible parameters specified in the request.")
        mine = list(self.broadcasts.values()) if person == self._owner else []
        if "id" in request.query:
            return listed("liveBroadcast", [one for one in mine if one["id"] == request.query["id"]])
        states = {"active": _ACTIVE, "upcoming": _UPCOMING, "completed": ("complete",)}.get(request.query["broadcastStatus"])
        return listed("liveBroadcast", [one for one in mine if states is None or self.state(one["id"]) in states])

    async def list_streams(self, request: web.Request, person: Person) -> web.Response:
        if len({"id", "mine"} & request.query.keys()) != 1:
            return no(400, "incompatibleParameters", "Incompatible parameters specified in the request.")
        mine = list(self.streams.values()) if person == self._owner else []
        return listed("liveStream", [one for one in mine if request.query.get("id") in (None, one["id"])])

    async def insert_stream(self, request: web.Request, body: Any) -> web.Response:
        if not body.get("cdn", {}).get("ingestionType") or not body.get("snippet", {}).get("title"):
            return no(400, "ingestionTypeRequired")
        name = f"stream-{next(self._numbers)}"
        made = self._add_stream(name, body["snippet"]["title"], reusable=body.get("contentDetails", {}).get("isReusable", False))
        return web.json_response(made)

    async def insert(self, request: web.Request, body: Any) -> web.Response:
        snippet = body.get("snippet", {})
        if (refusal := _bad_snippet(snippet)) is not None:
            return refusal
        if datetime.fromisoformat(snippet["scheduledStartTime"]) <= datetime.now(UTC):
            return no(400, "invalidScheduledStartTime", "The scheduled start time must be in the future.")
        if "privacyStatus" not in body.get("status", {}):
            return no(400, "privacyStatusRequired")
        name = f"planned_{next(self._numbers):03}"
        made = self.add(name, snippet["title"], "created", snippet["scheduledStartTime"])
        made["status"]["privacyStatus"] = body["status"]["privacyStatus"]
        made["contentDetails"] |= body.get("contentDetails", {})
        return web.json_response(made)

    async def update(self, request: web.Request, body: Any) -> web.Response:
        if body.get("id") not in self.broadcasts:
            return no(404, "liveBroadcastNotFound", "The broadcast cannot be found.")
        if (refusal := _bad_snippet(body.get("snippet", {}))) is not None:
            return refusal
        found = self.broadcasts[body["id"]]
        kept = {name: found["snippet"][name] for name in ("channelId", "liveChatId")}
        found["snippet"] = kept | body["snippet"]  # whatever else was there is gone
        return web.json_response(found)

    async def bind(self, request: web.Request) -> web.Response:
        found = self.broadcasts.get(request.query["id"])
        if found is None:
            return no(404, "liveBroadcastNotFound", "The broadcast cannot be found.")
        if request.query.get("streamId") not in self.streams:
            return no(404, "liveStreamNotFound", "The stream cannot be found.")
        if self.state(found["id"]) not in _UPCOMING:
            return no(403, "liveBroadcastBindingNotAllowed", "The broadcast is live already.")
        found["contentDetails"]["boundStreamId"] = request.query["streamId"]
        found["status"]["lifeCycleStatus"] = "ready"
        return web.json_response(found)

    async def transition(self, request: web.Request) -> web.Response:
        found = self.broadcasts.get(request.query["id"])
        if found is None:
            return no(404, "liveBroadcastNotFound", "The broadcast cannot be found.")
        state, wanted = self.state(found["id"]), request.query["broadcastStatus"]
        if wanted == state:
            return no(403, "redundantTransition", "The broadcast is in that state already.")
        stream = self.streams.get(found["contentDetails"].get("boundStreamId", ""))
        if wanted != "complete" and (stream is None or stream["status"]["streamStatus"] != "active"):
            return no(403, "errorStreamInactive", "The bound stream is inactive.")
        monitored = found["contentDetails"]["monitorStream"]["enableMonitorStream"]
        ways = {"testing": ("ready",), "live": ("testing",) if monitored else ("ready", "testing"), "complete": ("live",)}
        if state not in ways[wanted]:
            return no(403, "invalidTransition", "The broadcast cannot go from its state to that one.")
        found["status"]["lifeCycleStatus"] = {"testing": "testStarting", "live": "liveStarting"}.get(wanted, wanted)
        return web.json_response(found)


def _bad_snippet(snippet: dict[str, Any]) -> web.Response | None:
    if not 0 < len(snippet.get("title", "")) <= _LONGEST or set("<>") & set(snippet["title"]):
        return no(400, "invalidTitle", "The title is not valid.")
    if not snippet.get("scheduledStartTime"):
        return no(400, "scheduledStartTimeRequired", "The scheduled start time is missing.")
    return None

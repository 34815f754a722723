"""The streams of the account: the one that a broadcast takes, and the studio's own, which is made once and kept."""

from __future__ import annotations

from studio.plugin_api.abilities import StreamHealth
from studio.values.broadcasts import HealthLevel
from studio.values.plain_text import plain
from youtube.answers import Items
from youtube.api import YouTube
from youtube.live_answers import LiveStream
from youtube.quota import CHANGE, LOOK

OWN = "Nightmarket"  # what the studio's stream is called at YouTube
_PART = "id,snippet,cdn,contentDetails,status"
_LEVELS: dict[str, HealthLevel] = {"good": "good", "ok": "ok", "bad": "bad", "revoked": "bad"}
_SEVERITIES = ("error", "warning", "info")
_REASONS, _WORDS = 5, 300


async def find(api: YouTube, stream_id: str) -> LiveStream | None:
    """The stream of that id; None: there is none. Raises: AbilityError."""
    if not stream_id:
        return None
    found = (await api.get("liveStreams", Items[LiveStream], LOOK, part=_PART, id=stream_id)).items
    return found[0] if found else None


async def own(api: YouTube) -> LiveStream:
    """The studio's own stream, made if it is not there. Raises: AbilityError."""
    found = (await api.get("liveStreams", Items[LiveStream], LOOK, part=_PART, mine="true", maxResults="50")).items
    for stream in found:
        if stream.snippet.title == OWN and stream.cdn.ingestion_type == "rtmp" and stream.content_details.is_reusable:
            return stream
    wanted = {
        "snippet": {"title": OWN},
        "cdn": {"frameRate": "variable", "ingestionType": "rtmp", "resolution": "variable"},
        "contentDetails": {"isReusable": True},
    }
    return await api.ask("POST", "liveStreams", LiveStream, CHANGE, {"part": _PART}, wanted)


def health(stream: LiveStream) -> StreamHealth:
    """How good what arrives is, and why: the gravest first, in YouTube's words. Pure."""
    said = stream.status.health_status
    level = _LEVELS.get(said.status, "no_data") if stream.arrives else "no_data"
    issues = sorted(said.configuration_issues, key=lambda issue: _rank(issue.severity)) if stream.arrives else []
    reasons = (plain(issue.description or issue.reason, _WORDS) for issue in issues[:_REASONS])
    return StreamHealth(level=level, reasons=tuple(filter(None, reasons)))


def _rank(severity: str) -> int:
    return _SEVERITIES.index(severity) if severity in _SEVERITIES else len(_SEVERITIES)

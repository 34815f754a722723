"""What Meta publishes of the Graph API in its own client for Python, facebook-business: for each request the parameters with
their types and words, for each thing its fields. Meta makes the client from the description of its interface. Of tokens: the page
of the reference.
"""

from __future__ import annotations

import json
import re
from typing import Any

from facebook_business.adobjects.advideo import AdVideo
from facebook_business.adobjects.comment import Comment
from facebook_business.adobjects.livevideo import LiveVideo
from facebook_business.adobjects.page import Page
from facebook_business.adobjects.user import User

_NODES = {"page": Page, "user": User, "live video": LiveVideo, "video": AdVideo, "comment": Comment}
_CALLS = {
    ("page", "GET", ""): "api_get",
    ("page", "GET", "live_videos"): "get_live_videos",
    ("page", "POST", "live_videos"): "create_live_video",
    ("page", "POST", "blocked"): "create_blocked",
    ("page", "DELETE", "blocked"): "delete_blocked",
    ("user", "GET", ""): "api_get",
    ("live video", "GET", ""): "api_get",
    ("live video", "POST", ""): "api_update",
    ("live video", "GET", "comments"): "get_comments",
    ("video", "POST", "comments"): "create_comment",
    ("comment", "GET", ""): "api_get",
    ("comment", "DELETE", ""): "api_delete",
    ("comment", "POST", ""): "api_update",
}
_COMMON = {"access_token", "appsecret_proof", "fields", "limit", "after", "before", "summary"}  # of every request
_INNER = re.compile(r"\{[^{}]*\}")
_OF_TOKEN = {  # the page Debug-Token of the Graph API's reference, which the client leaves out
    "app_id": str,
    "application": str,
    "type": str,
    "user_id": str,
    "profile_id": str,
    "is_valid": bool,
    "issued_at": int,
    "expires_at": int,
    "data_access_expires_at": int,
    "scopes": list,
    "granular_scopes": list,
}


class Contract:
    """`problems`: what does not agree with what is published; `calls`: what was asked for."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.calls: set[str] = set()

    def request(self, node: str, method: str, edge: str, fields: dict[str, str]) -> None:
        """Look at a request. A person's `category` is asked for on purpose: it has none, which tells it from a page."""
        what = f"{method} {node} {edge}".strip()
        self.calls.add(what)
        name = _CALLS.get((node, method, edge))
        if name is None:
            self.problems.append(f"{what}: not published")
            return
        published = getattr(_NODES[node]("1"), name)(pending=True)
        checker = published._param_checker
        for field, said in fields.items():
            if field in _COMMON:
                continue
            kind = checker.get_type(field)
            if kind is None:
                self.problems.append(f"{what}: no parameter {field}")
            elif not checker.is_type(kind, _value(said)) and not checker.is_type(kind, said):
                self.problems.append(f"{what}: {field} is no {kind}: {said}")
        known = {*published._accepted_fields}
        asked = {*_INNER.sub("", fields.get("fields", "")).split(",")} - {"", "category"}
        if asked - known:
            self.problems.append(f"{what}: no fields {sorted(asked - known)}")

    def answer(self, node: str, found: dict[str, Any]) -> None:
        """Look at what is answered of a thing."""
        unknown = found.keys() - {*vars(_NODES[node].Field).values()}
        if unknown:
            self.problems.append(f"{node}: answered with {sorted(unknown)}")

    def inspection(self, fields: dict[str, str], found: dict[str, Any]) -> None:
        """Look at a question about a token, and at what is answered of it."""
        self.calls.add("GET debug_token")
        if unknown := fields.keys() - {"input_token", "access_token", "appsecret_proof"}:
            self.problems.append(f"debug_token: no parameters {sorted(unknown)}")
        self.problems += [f"token: {name}" for name, value in found.items() if type(value) is not _OF_TOKEN.get(name)]


def _value(said: str) -> Any:
    """What a field of a form holds: lists and truths are written as JSON."""
    try:
        return json.loads(said)
    except ValueError:
        return said

"""The tasks of one room: started while the app's play is open in it, stopped, asked about; and what could not be pushed."""

from __future__ import annotations

import json
from typing import Any

from tests.parts.douyin.tokens import APP_ID

ROOM = "7214015683695250235"
KINDS = ("live_comment", "live_gift", "live_like", "live_fansclub")
_KEPT = ("live_gift", "live_fansclub")
_MOST = 100_000
_NONE, _NOT_STARTED, _RUNS = 1, 2, 3


class Tasks:
    """`granted`: kinds that the app has the right to; `mounted`: its play is open in the room; `missed`: by kind, bodies."""

    def __init__(self) -> None:
        self.granted = set(KINDS)
        self.mounted = True
        self.running: set[str] = set()
        self.started: list[str] = []
        self.missed: dict[str, list[str]] = {kind: [] for kind in KINDS}

    def close_play(self) -> None:
        """The host closes the app's play: its tasks end."""
        self.mounted = False
        self.running.clear()

    def miss(self, kind: str, body: str) -> None:
        """A push was not taken: it is kept, of the kinds that are."""
        if kind in _KEPT and len(self.missed[kind]) < _MOST:
            self.missed[kind].append(body)

    def start(self, wanted: dict[str, Any]) -> dict[str, Any]:
        if code := _wrong(wanted):
            return _said(code)
        kind = wanted["msg_type"]
        if wanted["roomid"] != ROOM or not self.mounted or kind not in self.granted:
            return _said(5003019)
        self.running.add(kind)
        self.started.append(kind)
        return _said(0, {"task_id": "763535353"})

    def stop(self, wanted: dict[str, Any]) -> dict[str, Any]:
        if code := _wrong(wanted):
            return _said(code)
        self.running.discard(wanted["msg_type"])
        return _said(0, {})

    def status(self, wanted: dict[str, Any]) -> dict[str, Any]:
        if code := _wrong(wanted):
            return _said(code)
        runs = _RUNS if wanted["msg_type"] in self.running else _NOT_STARTED
        return _said(0, {"status": runs if self.mounted and wanted["roomid"] == ROOM else _NONE})

    def page(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """A page of what was missed."""
        if code := _wrong(wanted):
            return _said(code)
        number, size, kind = int(wanted.get("page_num", 0)), int(wanted.get("page_size", 0)), wanted["msg_type"]
        if number < 1 or not 1 <= size <= 100 or kind not in _KEPT:
            return _said(10001)
        bodies = self.missed[kind][(number - 1) * size : number * size]
        pushes = [{"roomid": ROOM, "msg_type": kind, "payload": body} for body in bodies]
        return _said(0, {"page_num": number, "total_count": len(self.missed[kind]), "data_list": pushes})


class Reported:
    """What apps say has become of messages: `steps` by message, 1 arrived, 2 shown."""

    def __init__(self) -> None:
        self.steps: dict[str, list[int]] = {}

    def take(self, wanted: dict[str, Any]) -> dict[str, Any]:
        if wanted.get("app_id") != APP_ID or wanted.get("room_id") != ROOM or wanted.get("ack_type") not in (1, 2):
            return _said(40023)
        for one in json.loads(wanted["data"]):
            if not {"msg_id", "msg_type", "client_time"} <= one.keys():
                return _said(40023)
            self.steps.setdefault(one["msg_id"], []).append(wanted["ack_type"])
        return _said(0)


def _wrong(wanted: dict[str, Any]) -> int:
    """0: nothing."""
    missing = any(not wanted.get(name) for name in ("roomid", "appid", "msg_type"))
    return 40023 if missing or wanted["appid"] != APP_ID or wanted["msg_type"] not in KINDS else 0


def _said(code: int, data: dict[str, Any] | None = None) -> dict[str, Any]:
    said: dict[str, Any] = {"err_no": code, "err_msg": "ok" if code == 0 else f"no {code}", "logid": "20220927122238291"}
    return said if data is None else said | {"data": data}

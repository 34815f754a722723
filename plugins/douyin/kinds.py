"""The kinds of messages that are pushed: each is a task of its own at the platform. Names: its `msg_type`."""

from __future__ import annotations

COMMENT, GIFT, LIKE, FAN_CLUB = "live_comment", "live_gift", "live_like", "live_fansclub"

KINDS = (COMMENT, GIFT, LIKE, FAN_CLUB)
KEPT = (GIFT, FAN_CLUB)  # what the platform could not push of these can be asked for, for a day

"""What the open live platform answers, as far as the adapter reads it. Whatever else stands there is passed over."""

from __future__ import annotations

from typing import Annotated

import msgspec


class Verdict(msgspec.Struct, frozen=True):
    """What every answer says: `code` 0 for yes, else why not."""

    code: int
    message: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    data: msgspec.Raw = msgspec.Raw(b"{}")


class GameInfo(msgspec.Struct, frozen=True):
    """The round that was started (场次). "" for projects that have none: these ask for no heartbeat and no end."""

    game_id: Annotated[str, msgspec.Meta(max_length=200)] = ""


class WebSocketInfo(msgspec.Struct, frozen=True):
    """Where the room is heard, at whichever of the links, and what is said there first."""

    auth_body: Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
    wss_link: Annotated[list[Annotated[str, msgspec.Meta(max_length=2_000)]], msgspec.Meta(max_length=50)]


class AnchorInfo(msgspec.Struct, frozen=True):
    """Whose room it is."""

    room_id: Annotated[int, msgspec.Meta(ge=0, le=10**15)] = 0


class Started(msgspec.Struct, frozen=True):
    """What the start of a project gives."""

    websocket_info: WebSocketInfo
    game_info: GameInfo | None = None
    anchor_info: AnchorInfo = AnchorInfo()

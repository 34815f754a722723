"""A stream key that is entered, or changes, while its destination is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.document.model import Destination
from studio.kinds.targets import RtmpPush
from tests.integration.test_desk_headless import plain_show, save
from tests.parts import nginx
from tests.parts.studio import Studio


@pytest.mark.part("nginx")
def test_a_key_entered_after_the_start_reaches_the_platform(tmp_path: Path) -> None:
    with nginx.running(tmp_path / "nginx") as server:
        push = Destination(id="shop", name="Shop", encoding="main", target=RtmpPush(url=server.url()))
        with Studio(tmp_path / "run", "--headless", save(tmp_path, plain_show(push))) as studio:
            studio.until(lambda tree: tree["mixer"].get("state") == "running", 30, "the mixer")
            studio.call("destination.start", destination="shop")
            studio.destination_is("shop", "waiting", 30)
            studio.call("key.set", destination="shop", key="first")
            studio.destination_is("shop", "live", 30)
            ref = studio.state()["show"]["destinations"][0]["target"]["key_ref"]
            studio.call("destination.update", destination="shop", set={"target": {"key_ref": ""}})
            studio.destination_is("shop", "waiting", 30)
            studio.call("edit.undo")
            studio.destination_is("shop", "live", 30)
            assert ref not in str(server.published)
        assert [one["name"] for one in server.published] == ["first", "first"]

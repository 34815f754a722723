"""Choices about plugins on the real desk: what cannot be kept is not applied."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.control.protocol import OPERATOR, RpcError
from tests.integration.test_desk_headless import plain_show, save
from tests.parts import plugins
from tests.parts.studio import Studio

_PORT = '\n[settings.port]\ntype = "number"\nlabel = "Port"\ndefault = 8000\n'


def test_what_cannot_be_kept_is_not_applied(tmp_path: Path) -> None:
    own = tmp_path / "own" / "plugins"
    plugins.write(own, "mine", plugins.PLATE, _PORT)
    (own.parent / "plugins.json").mkdir()  # a folder where the file of choices would lie
    with Studio(tmp_path / "run", "--headless", save(tmp_path, plain_show()), NIGHTMARKET_PLUGINS=str(own)) as studio:
        for method, params in (
            ("plugin.configure", {"plugin": "mine", "set": {"port": 9000}}),
            ("plugin.switch", {"plugin": "mine", "on": False}),
        ):
            with pytest.raises(RpcError, match="cannot be written") as refusal:
                studio.call(method, **params)
            assert refusal.value.code == OPERATOR
        mine = studio.state()["plugins"]["mine"]
        assert (mine["settings"], mine["state"]) == ({"port": 8000}, "ready")
        (own.parent / "plugins.json").rmdir()
        studio.call("plugin.configure", plugin="mine", set={"port": 9000})
        assert studio.state()["plugins"]["mine"]["settings"] == {"port": 9000}

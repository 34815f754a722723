"""What a WHIP destination is set to."""

from __future__ import annotations

import pytest

from studio.kinds.targets.whip import Whip


def test_what_follows_from_its_settings() -> None:
    push = Whip(url=" https://live.example/whip\u200b ", key_ref="k")
    assert push.url == push.place() == "https://live.example/whip"
    assert (push.key_name(), push.key_inside(), push.for_sink("")) == ("k", "", push)
    assert push.server() == "https://live.example:443"
    assert not [*push.complaints()]
    assert Whip(url="http://10.0.0.5:8080/live").key_name() == ""


@pytest.mark.parametrize(
    "url", ["rtmp://live.example/app", "live.example/whip", "https://me:pass@live.example/whip", "https://a\tb/"]
)
def test_what_is_no_address_of_whip_is_said(url: str) -> None:
    assert [field for field, _words in Whip(url=url).complaints()] == ["url"]

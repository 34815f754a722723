from __future__ import annotations

import pytest

from studio.kinds.targets.rtmp import split_key


@pytest.mark.parametrize(
    ("url", "address", "key"),
    [
        ("rtmp://h/app/key", "rtmp://h/app", "key"),
        ("rtmps://h:443/app/inst/key", "rtmps://h:443/app/inst", "key"),
        ("rtmp://h/app/key?auth=1/2", "rtmp://h/app", "key?auth=1/2"),
        ("rtmp://h/app", "rtmp://h/app", ""),
        ("rtmp://h/app/", "rtmp://h/app/", ""),
        ("nonsense", "nonsense", ""),
    ],
)
def test_split_key(url: str, address: str, key: str) -> None:
    assert split_key(url) == (address, key)

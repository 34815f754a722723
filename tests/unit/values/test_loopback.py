"""A page is on this computer only when its address says so by number."""

from __future__ import annotations

import pytest

from studio.values.loopback import is_page_here


def test_a_page_here() -> None:
    assert is_page_here("http://127.0.0.1:8080/")
    assert is_page_here("http://127.0.0.1:1")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8080",
        "http://127.0.0.1/",  # a port is always said: nothing of ours has the system's
        "http://localhost:8080/",
        "http://127.0.0.1.example.com:80/",
        "http://127.0.0.1:80@example.com:80/",
        "http://user@127.0.0.1:80/",
        "https://127.0.0.1:8080/",
        "http://10.0.0.1:80/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://[::1:80/",
    ],
)
def test_anything_else_is_elsewhere(url: str) -> None:
    assert not is_page_here(url)

"""Which addresses of web pages are on this computer, so that nothing that is only rehearsed ever reaches another."""

from __future__ import annotations

from urllib.parse import urlsplit

_HOST = "127.0.0.1"


def is_page_here(url: str) -> bool:
    """Whether `url` is a page that a process of this computer serves, named by its number: no name that could be another's."""
    try:
        parts = urlsplit(url)
        return parts.scheme == "http" and parts.hostname == _HOST and bool(parts.port) and "@" not in parts.netloc
    except ValueError:  # a port that is none
        return False

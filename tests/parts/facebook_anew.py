"""When the Facebook plugin goes on with the page's own token, which it has put in the place of a pasted one."""

from __future__ import annotations

from tests.parts.facebook import Facebook


def is_read_anew(server: Facebook) -> bool:
    """Whether comments are heard with it: whose it is was asked for once more, and from then on they were looked at twice, before
    and after their stream was opened. What went on with the pasted token may be cut before it has opened one."""
    asked = server.asked
    if asked.count(("GET", "me")) < 2:
        return False
    since = len(asked) - asked[::-1].index(("GET", "me"))
    return asked[since:].count(("GET", f"{server.live}/comments")) >= 2

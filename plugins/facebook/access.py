"""Which page, and by which token: the settings and secrets of a connection, checked."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from facebook import sentences as says
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError

TOKEN, APP_SECRET = "token", "app_secret"
RATES = {
    "100 per second": "one_hundred_per_second",
    "10 per second": "ten_per_second",
    "1 per 2 seconds": "one_per_two_seconds",
}
_NUMBER = re.compile(r"[0-9]{3,30}")
_SENT = re.compile(r"[!-~]{20,2000}")
_SECRET = re.compile(r"[0-9a-f]{16,128}")


@dataclass(frozen=True)
class Access:
    """`token` is the page's, or that of a person who runs `page`; `page` is its number, "" for the token's own. `app_id` and
    `app_secret` name the application that the token was made for, "" where nobody has entered them. `rate`: how many comments
    Facebook streams at most, in its words. `only_hide`: comments are hidden, and not deleted."""

    token: str = field(default="", repr=False)
    page: str = ""
    app_id: str = ""
    app_secret: str = field(default="", repr=False)
    rate: str = "one_hundred_per_second"
    only_hide: bool = False

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be. What is secret stands in no error."""
        if not self.token:
            raise AbilityError("logged_out", says.no_token())
        if not _SENT.fullmatch(self.token):
            raise AbilityError("logged_out", says.strange_token())
        if self.page and not _NUMBER.fullmatch(self.page):
            raise AbilityError("refused", says.strange_page(page=self.page[:64]))
        if self.app_id and not _NUMBER.fullmatch(self.app_id):
            raise AbilityError("refused", says.strange_app_id(app_id=self.app_id[:64]))
        if self.app_secret and not _SECRET.fullmatch(self.app_secret):
            raise AbilityError("refused", says.strange_app_secret())

    def proof(self, token: str) -> dict[str, str]:
        """The field by which a request proves that the application's own secret is known here; none where it is not."""
        if not self.app_secret:
            return {}
        digest = hmac.new(self.app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        return {"appsecret_proof": digest}


def access(context: Context) -> Access:
    """As the settings and the keyring have it now."""
    page, app_id = (str(context.settings.get(name) or "").strip() for name in ("page", "app_id"))
    token, app_secret = ((context.secret(name) or "").strip() for name in (TOKEN, APP_SECRET))
    rate = RATES.get(str(context.settings.get("comment_rate")), Access.rate)
    return Access(token, _page(page), app_id, app_secret, rate, bool(context.settings.get("only_hide")))


def _page(said: str) -> str:
    """The number in the address of a page that has no name (profile.php?id=NUMBER); else what was said."""
    try:
        named = parse_qs(urlsplit(said).query).get("id")
    except ValueError:
        return said
    return named[0] if named else said

"""Whose project, and in whose room: the settings and secrets of a connection, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bilibili import sentences as says
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError

_KEY_ID = re.compile(r"[0-9A-Za-z_-]{4,64}")
_APP_ID = re.compile(r"[0-9]{1,18}")
_SECRET = re.compile(r"[!-~]{4,128}")
_CODE = re.compile(r"[0-9A-Za-z]{6,64}")


@dataclass(frozen=True)
class Access:
    """`access_key_id` and its secret are the developer's, `app_id` is the project's, `identity_code` that of the room's owner."""

    access_key_id: str
    app_id: str
    access_key_secret: str = field(default="", repr=False)
    identity_code: str = field(default="", repr=False)

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be. What is secret stands in no error."""
        if not self.access_key_id or not self.app_id:
            raise AbilityError("refused", says.incomplete())
        if not _KEY_ID.fullmatch(self.access_key_id):
            raise AbilityError("refused", says.strange_key_id(key_id=self.access_key_id[:64]))
        if not _APP_ID.fullmatch(self.app_id):
            raise AbilityError("refused", says.strange_app_id(app_id=self.app_id[:64]))
        if not self.access_key_secret:
            raise AbilityError("logged_out", says.no_secret())
        if not self.identity_code:
            raise AbilityError("logged_out", says.no_code())
        if not _SECRET.fullmatch(self.access_key_secret):
            raise AbilityError("logged_out", says.strange_secret())
        if not _CODE.fullmatch(self.identity_code):
            raise AbilityError("logged_out", says.wrong_code())


def access(context: Context) -> Access:
    """As the settings and the keyring have it now."""
    key_id, app_id = (str(context.settings.get(name) or "").strip() for name in ("access_key_id", "app_id"))
    secret, code = ((context.secret(name) or "").strip() for name in ("access_key_secret", "identity_code"))
    return Access(access_key_id=key_id, app_id=app_id, access_key_secret=secret, identity_code=code)

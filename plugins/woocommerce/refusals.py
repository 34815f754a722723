"""Answers that are no answer, in the operator's words. Pure."""

from __future__ import annotations

import html
from collections.abc import Mapping

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import rest_s
from studio.values.plain_text import shortened
from woocommerce import sentences as says

_REASON = 200  # characters of the server's own words
_WRONG_KEY = "woocommerce_rest_authentication_error"


class _Said(msgspec.Struct):
    """How WordPress says no."""

    code: str | int = ""
    message: str = ""


def refusal(status: int, headers: Mapping[str, str], body: bytes, place: str, path: str) -> AbilityError | None:
    """What an answer of this status means; None: it is a good one.

    Args:
        place: host and port, `path`: what was asked there. Neither has a secret.
    """
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        page = shortened(headers.get("location", ""), _REASON).partition("?")[0]
        return AbilityError("refused", says.elsewhere(place=place, page=page))
    said = _said(body)
    code, reason = "", str(status)
    if said is not None:  # words as they stand in a page
        code, reason = str(said.code), shortened(html.unescape(said.message[: 4 * _REASON]), _REASON) or reason
    if status == 429:
        return AbilityError("limited", says.asked_too_often(place=place, seconds=f"{rest_s(headers):g}"))
    if status == 503:
        return AbilityError("unreachable", says.maintenance(place=place))
    if status >= 500:
        return AbilityError("unreachable", says.server_error(place=place, code=status))
    if status == 401 and code == _WRONG_KEY:
        return AbilityError("refused", says.wrong_key(reason=reason))
    if status == 401:
        return AbilityError("refused", says.no_key_seen(reason=reason))
    if said is None:
        return AbilityError("refused", says.blocked(place=place) if status in (403, 406) else says.no_api(url=f"{place}{path}"))
    if status == 403:
        return AbilityError("refused", says.forbidden(reason=reason))
    if code == "rest_no_route":
        return AbilityError("refused", says.no_api(url=f"{place}{path}"))
    if status == 404 or code.endswith("_invalid_id"):
        return AbilityError("not_found", says.not_found(path=path))
    return AbilityError("refused", says.refuses(reason=reason))


def _said(body: bytes) -> _Said | None:
    """None: it is a page for people, of a web server or of a plugin that stands before WooCommerce."""
    try:
        return msgspec.json.decode(body, type=_Said)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None

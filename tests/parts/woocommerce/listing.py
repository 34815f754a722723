"""Lists as the API gives them: filtered, ordered, page by page, with their counts in the headers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from aiohttp import web

PER_PAGE, MOST = 10, 100
STATUSES = {"any", "trash", "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?")


class BadParameterError(Exception):
    """A parameter that WordPress refuses; what it says of it."""


def chosen(rows: Iterable[dict[str, Any]], query: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows that a list of orders is asked for, in its order. Times are compared as GMT: the shop's clock is.

    Raises:
        BadParameterError: one is asked for as the published parameters do not allow.
    """
    _check(query)
    found = [row for row in rows if row["status"] not in ("trash", "auto-draft")]
    if statuses := [one for one in query.get("status", "any").split(",") if one != "any"]:
        found = [row for row in found if row["status"] in statuses]
    if "include" in query:
        wanted = {int(one) for one in query["include"].split(",")}
        found = [row for row in found if row["id"] in wanted]
    for word, field in (("after", "date_created_gmt"), ("modified_after", "date_modified_gmt")):
        if word in query:
            found = [row for row in found if row[field] > query[word].removesuffix("Z")]
    if "product" in query:
        number = int(query["product"])
        found = [row for row in found if any(number == line["product_id"] for line in row["line_items"])]
    keys: dict[str, Callable[[dict[str, Any]], Any]] = {
        "date": lambda row: (row["date_created_gmt"], row["id"]),
        "id": lambda row: row["id"],
    }
    return sorted(found, key=keys[query.get("orderby", "date")], reverse=query.get("order", "desc") == "desc")


def _check(query: Mapping[str, str]) -> None:
    choices = {"orderby": {"date", "id"}, "order": {"asc", "desc"}, "dates_are_gmt": {"true", "false"}}
    for name, allowed in choices.items():
        if query.get(name) not in {None, *allowed}:
            raise BadParameterError(f"Invalid parameter(s): {name}")
    if not set(query.get("status", "any").split(",")) <= STATUSES:
        raise BadParameterError("Invalid parameter(s): status")
    for name in ("after", "modified_after"):
        if not _TIME.fullmatch(query.get(name, "2026-01-01T00:00:00")):
            raise BadParameterError(f"Invalid parameter(s): {name}")


def page(rows: list[dict[str, Any]], query: Mapping[str, str]) -> web.Response:
    """The page that is asked for.

    Raises:
        BadParameterError: there is no such page size.
    """
    size, number = int(query.get("per_page", PER_PAGE)), int(query.get("page", 1))
    if not 1 <= size <= MOST or number < 1:
        raise BadParameterError("per_page must be between 1 (inclusive) and 100 (inclusive)")
    some = [only(row, query) for row in rows[(number - 1) * size : number * size]]
    pages = -(-len(rows) // size)
    return web.json_response(some, headers={"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(pages)})


def only(row: dict[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
    """The fields that are asked for."""
    if "_fields" not in query:
        return row
    return {name: row[name] for name in query["_fields"].split(",") if name in row}

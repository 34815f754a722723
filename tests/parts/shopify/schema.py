"""The Admin API's schema as Shopify publishes it with a tool of its own (npm's @shopify/dev-mcp), and what disagrees with it.

`.ci/setup test` puts it into `shopify` in `$NIGHTMARKET_PARTS` or ~/.cache/nightmarket-parts, once; outside the repository.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from functools import cache
from pathlib import Path

from graphql import DocumentNode, GraphQLError, GraphQLScalarType, GraphQLSchema, build_client_schema, specified_rules, validate
from graphql.validation import NoDeprecatedCustomRule

VERSION = "2026-10"
_FORMS = {
    "Money": r"-?\d+(\.\d+)?",
    "Decimal": r"-?\d+(\.\d+)?",
    "UnsignedInt64": r"\d+",
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
}


def folder() -> Path:
    """Where schema and client lie."""
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / "shopify"


def _file() -> Path:
    return folder() / "package" / "dist" / "data" / f"admin_{VERSION}.json.gz"


def installed() -> bool:
    """Whether the schema is there."""
    return _file().is_file()


@cache
def schema() -> GraphQLSchema:
    """The schema, read once: two seconds."""
    with gzip.open(_file()) as file:
        made = build_client_schema(json.load(file)["data"])
    for name, form in _FORMS.items():
        _holds_to(made.type_map[name], name, re.compile(form))
    return made


def _holds_to(scalar: object, name: str, form: re.Pattern[str]) -> None:
    """Have it take and give texts of its form alone: the schema itself says nothing of them."""
    assert isinstance(scalar, GraphQLScalarType)

    def checked(value: object) -> object:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise GraphQLError(f"{value!r} is no {name}")
        return value

    scalar.serialize = scalar.parse_value = checked  # type: ignore[method-assign]


def problems(document: DocumentNode) -> list[GraphQLError]:
    """What is wrong with a question; what Shopify means to take away one day is wrong too."""
    return validate(schema(), document, [*specified_rules, NoDeprecatedCustomRule])

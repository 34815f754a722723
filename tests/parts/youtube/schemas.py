"""Holds JSON against the schemas of a discovery document. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

_RANGES = {"int32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1)}
_TEXT_RANGES = {"int64": (-(2**63), 2**63 - 1), "uint64": (0, 2**64 - 1)}  # Google's JSON has these as text


class Schemas:
    """The schemas of one document; whatever they do not name is a problem."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas

    def problems(self, schema: dict[str, Any], value: object, where: str) -> Iterator[str]:
        """What is wrong with `value`, which stands at `where`."""
        if "$ref" in schema:
            yield from self.problems(self._schemas[schema["$ref"]], value, where)
            return
        match schema["type"]:
            case "object":
                yield from self._object(schema, value, where)
            case "array":
                if not isinstance(value, list):
                    yield f"{where}: {value!r} is no list"
                    return
                for number, item in enumerate(value):
                    yield from self.problems(schema["items"], item, f"{where}[{number}]")
            case "string":
                yield from _text(schema, value, where)
            case "integer":
                low, high = _RANGES[schema["format"]]
                if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                    yield f"{where}: {value!r} is no {schema['format']}"
            case "boolean":
                if not isinstance(value, bool):
                    yield f"{where}: {value!r} is no boolean"
            case "number":
                if isinstance(value, bool) or not isinstance(value, int | float):
                    yield f"{where}: {value!r} is no number"
            case kind:
                yield f"{where}: nothing is known of {kind}"

    def _object(self, schema: dict[str, Any], value: object, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: {value!r} is no object"
            return
        properties = schema.get("properties", {})
        for name, item in value.items():
            if name in properties:
                yield from self.problems(properties[name], item, f"{where}.{name}")
            elif "additionalProperties" in schema:
                yield from self.problems(schema["additionalProperties"], item, f"{where}.{name}")
            else:
                yield f"{where}: there is no field {name}"


def _text(schema: dict[str, Any], value: object, where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where}: {value!r} is no text"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    kind = schema.get("format", "")
    if kind in _TEXT_RANGES:
        low, high = _TEXT_RANGES[kind]
        if not value.lstrip("-").isdigit() or not low <= int(value) <= high:
            yield f"{where}: {value!r} is no {kind}"
    elif kind == "date-time":
        try:
            datetime.fromisoformat(value)
        except ValueError:
            yield f"{where}: {value!r} is no time"

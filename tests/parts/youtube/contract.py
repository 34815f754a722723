"""The API's discovery document (youtube v3), as google-api-python-client brings it, and what does not agree with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from googleapiclient.discovery_cache import get_static_doc

from tests.parts.youtube.schemas import Schemas

_NO_ANSWER = 204
_KINDS = {"integer": str.isdigit, "boolean": {"true", "false"}.__contains__, "string": lambda _text: True}


@cache
def _document() -> dict[str, Any]:
    """The document, read once."""
    return dict(json.loads(get_static_doc("youtube", "v3")))


class Contract:
    """Holds requests and answers against the document. `problems`: what did not agree; `methods`: which were asked, by id."""

    def __init__(self) -> None:
        document = _document()
        self._schemas = Schemas(document["schemas"])
        self._everywhere = document["parameters"]
        self._methods: dict[tuple[str, str], dict[str, Any]] = {}
        self._collect(document)
        self.problems: list[str] = []
        self.methods: list[str] = []

    def _collect(self, part: dict[str, Any]) -> None:
        for method in part.get("methods", {}).values():
            self._methods[method["httpMethod"], f"/{method['path']}"] = method
        for resource in part.get("resources", {}).values():
            self._collect(resource)

    def request(self, verb: str, path: str, query: Mapping[str, Sequence[str]], body: object) -> None:
        """A request came; `body` is None where it has none."""
        method = self._methods.get((verb, path))
        if method is None:
            self.problems.append(f"there is no {verb} {path}")
            return
        self.methods.append(method["id"])
        known = self._everywhere | method.get("parameters", {})
        for name, values in query.items():
            if name not in known:
                self.problems.append(f"{method['id']}: there is no parameter {name}")
            else:
                self._parameter(f"{method['id']} {name}", known[name], values)
        for name, parameter in known.items():
            if parameter.get("required") and name not in query:
                self.problems.append(f"{method['id']}: {name} is missing")
        if (body is not None) != ("request" in method):
            self.problems.append(f"{method['id']}: a body where there is none, or none where there is one")
        elif body is not None:
            self.problems += self._schemas.problems(method["request"], body, f"{method['id']} request")

    def _parameter(self, where: str, parameter: dict[str, Any], values: Sequence[str]) -> None:
        if len(values) > 1 and not parameter.get("repeated"):
            self.problems.append(f"{where}: it stands there {len(values)} times")
        for value in values:
            if not _KINDS[parameter["type"]](value):
                self.problems.append(f"{where}: {value!r} is no {parameter['type']}")
            elif "enum" in parameter and value not in parameter["enum"]:
                self.problems.append(f"{where}: {value!r} is none of {parameter['enum']}")
            elif parameter["type"] == "integer":
                low, high = int(parameter.get("minimum", 0)), int(parameter.get("maximum", 2**32 - 1))
                if not low <= int(value) <= high:
                    self.problems.append(f"{where}: {value} is not from {low} to {high}")

    def answer(self, verb: str, path: str, status: int, body: object) -> None:
        """An answer goes; `body` is None where it has none. Refusals have a shape of their own, which no document describes."""
        method = self._methods.get((verb, path))
        if method is None or status >= 400:
            return
        if "response" not in method:
            if status != _NO_ANSWER or body is not None:
                self.problems.append(f"{method['id']}: an answer where there is none")
        else:
            self.problems += self._schemas.problems(method["response"], body, f"{method['id']} answer")

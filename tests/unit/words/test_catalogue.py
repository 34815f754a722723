"""The catalogue and all who use it: a code or a field that is wrong is found here, not on air."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from studio import words
from studio.kinds.families import FAMILIES
from studio.values import counting
from studio.values.sentences import Template

ROOT = Path(__file__).parents[3]
AREAS = [f"{words.__name__}.{found.name}" for found in pkgutil.iter_modules(words.__path__)]
VALUES = ["studio.values.price_sentences", "studio.values.address_sentences"]
PLUGINS = [f"{found.parent.name}.sentences" for found in sorted((ROOT / "plugins").glob("*/sentences.py"))]
HOMES = [*AREAS, *VALUES, *PLUGINS]
SOURCES = [path for part in ("studio", "plugins", "ui") for path in sorted((ROOT / part).rglob("*.py"))]


def declared(module: str) -> dict[str, Template]:
    return {name: one for name, one in vars(importlib.import_module(module)).items() if isinstance(one, Template)}


def everything() -> list[Template]:
    return [
        *(one for area in HOMES for one in declared(area).values()),
        *(one for family in FAMILIES for one in family.sentences()),
        *counting.COUNTS,
    ]


@pytest.mark.parametrize("area", AREAS)
def test_a_code_is_where_the_sentence_stands(area: str) -> None:
    found = declared(area)
    assert found
    assert {one.code for one in found.values()} == {f"{area.rpartition('.')[2]}.{name}" for name in found}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.package)
def test_the_code_of_a_kinds_sentence_begins_with_the_kind(family: object) -> None:
    assert all(one.code.startswith(f"{name}.") for name, kind in family.kinds.items() for one in kind.says)  # type: ignore[attr-defined]


def test_no_code_and_no_words_are_there_twice() -> None:
    counted = Counter(one.code for one in everything())
    assert [code for code, times in counted.items() if times > 1] == []


def test_templates_fill_in_all_their_fields() -> None:
    for one in everything():
        sentence = one(**{name: f"<{name}>" for name in one.names})
        assert all(f"<{name}>" in sentence for name in one.names), one.code
        assert "{" not in sentence, one.code


# ---------------------------------------------------------------- who uses them

SPOKEN = {  # errors whose second word an operator reads
    *("AbilityError", "BadShowError", "DestinationError", "MediaError", "OperatorError", "RefusedError", "Trouble"),
}
FOR_AUTHORS = {  # of plugins, or for the log alone
    "studio/desk/selling/picture_download.py",
    "studio/plugin_api/serving/providers.py",
}


class Use(NamedTuple):
    """A sentence that is used: where, its module and name, and what it is called with; None: it is handed on."""

    where: str
    module: str
    name: str
    positional: bool
    fields: frozenset[str] | None


class Source(NamedTuple):
    """What matters here of one source file. `lost`: sentences in an f-string. `english`: errors with words in place of one."""

    uses: list[Use]
    lost: list[str]
    english: list[str]


def catalogues(nodes: list[ast.AST]) -> dict[str, str]:
    """By the name that a module has for it: every module of sentences that it imports."""
    found = {}
    for node in nodes:
        if not isinstance(node, ast.ImportFrom) or node.level:
            continue
        for one in node.names:
            full = f"{node.module}.{one.name}"
            if full in HOMES or (one.name == "sentences" and full != "studio.values.sentences"):
                found[one.asname or one.name] = full
    return found


@cache
def read(path: Path) -> Source:
    """Parse a file once for all that is asked of it; only what was found stays."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    known, place = catalogues(nodes), path.relative_to(ROOT).as_posix()
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    called = {id(node.func): node for node in calls}
    uses, lost = list[Use](), list[str]()
    for node in nodes if known else ():
        if is_sentence(node, known):
            call = called.get(id(node))
            fields = None if call is None else frozenset(str(keyword.arg) for keyword in call.keywords)
            where = f"{place}:{node.lineno}"
            uses.append(Use(where, known[node.value.id], node.attr, call is not None and bool(call.args), fields))
        elif isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
            lost += [f"{place}:{node.lineno}: {inner.attr}" for inner in ast.walk(node) if is_sentence(inner, known)]
    english = [
        f"{place}:{node.lineno}: {ast.unparse(node)}"
        for node in calls
        if isinstance(node.func, ast.Name) and node.func.id in SPOKEN and any(map(is_english, node.args[1:2]))
    ]
    return Source(uses, lost, english)


def is_sentence(node: ast.AST, known: Mapping[str, str]) -> bool:
    """Whether it is `catalogue.name`."""
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known


def is_english(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and " " in str(node.value))


def test_every_sentence_that_is_used_is_there_and_has_its_fields() -> None:
    wrong = []
    uses = [use for path in SOURCES for use in read(path).uses]
    assert len(uses) > 100
    for where, module, name, positional, fields in uses:
        template = getattr(importlib.import_module(module), name, None)
        if not isinstance(template, Template):
            if template is None:
                wrong.append(f"{where}: {module} has no sentence {name}")
            continue
        if fields is None:
            continue  # handed on, and called by whoever gets it
        if positional or fields != template.names:
            wrong.append(f"{where}: {template.code} has the fields {sorted(template.names)}, not {sorted(fields)}")
    assert wrong == []


def test_no_sentence_is_taken_apart_in_an_f_string() -> None:
    """It would arrive as plain text: sentences go into fields, or one after another by `together`."""
    assert [lost for path in SOURCES for lost in read(path).lost] == []


def test_no_error_is_said_in_english_alone() -> None:
    for_operators = [path for path in SOURCES if path.relative_to(ROOT).as_posix() not in FOR_AUTHORS]
    assert len(for_operators) > 500
    assert [english for path in for_operators for english in read(path).english] == []

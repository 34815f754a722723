"""The catalogue and all who use it: a code or a field that is wrong is found here, not on air."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import words
from studio.kinds.families import FAMILIES
from studio.values import counting
from studio.values.sentences import Template

ROOT = Path(__file__).parents[3]
AREAS = [f"{words.__name__}.{found.name}" for found in pkgutil.iter_modules(words.__path__)]
HOMES = [*AREAS, "studio.values.price_sentences"]
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


def catalogues(tree: ast.Module, path: Path) -> dict[str, str]:
    """By the name that a module has for it: every module of sentences that it imports."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or node.level:
            continue
        for one in node.names:
            full = f"{node.module}.{one.name}"
            if full in HOMES or (one.name == "sentences" and full != "studio.values.sentences"):
                found[one.asname or one.name] = full
    return found


def uses() -> Iterator[tuple[str, str, str, ast.Call | None]]:
    """Where, module, name, and the call if it is one, of every sentence that is used."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if "words" not in text and "sentences" not in text:
            continue
        tree = ast.parse(text)
        known = catalogues(tree, path)
        calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield where, known[node.value.id], node.attr, calls.get(id(node))


USES = list(uses())


def test_every_sentence_that_is_used_is_there_and_has_its_fields() -> None:
    wrong = []
    assert len(USES) > 100
    for where, module, name, call in USES:
        template = getattr(importlib.import_module(module), name, None)
        if not isinstance(template, Template):
            if template is None:
                wrong.append(f"{where}: {module} has no sentence {name}")
            continue
        if call is None:
            continue  # handed on, and called by whoever gets it
        given = {keyword.arg for keyword in call.keywords}
        if call.args or given != template.names:
            wrong.append(f"{where}: {template.code} has the fields {sorted(template.names)}, not {sorted(map(str, given))}")
    assert wrong == []


def test_no_sentence_is_taken_apart_in_an_f_string() -> None:
    """It would arrive as plain text: sentences go into fields, or one after another by `together`."""
    lost = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = catalogues(tree, path)
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name) and inner.value.id in known:
                        lost.append(f"{path.relative_to(ROOT)}:{node.lineno}: {inner.attr}")
    assert lost == []

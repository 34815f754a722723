"""Every refusal says what to do next: read from the code, so that a new one is looked at too."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import studio
from studio.desk import guards
from studio.show.selling import queue_commands
from studio.values.sentences import FIELD
from studio.words import sources

STUDIO = Path(studio.__file__).parent
FOLDERS = ("show/selling", "desk")
# Slips of a program that calls, which no window makes: a name that is not there, parameters that cannot be.
OF_CALLERS = {"not_found", "unknown_command", "invalid"}
# A question names what would happen, and is answered; what a plugin's manifest says of its settings is the plugin's.
OF_OTHERS = {"confirm", "overlay_settings", "connection_settings"}
# Where what to do is filled in: remedies of the guards (looked at below), words of a platform, a plugin or its manifest.
FILLED_IN = {
    ("desk/asking.py", "{}."),
    ("desk/broadcasts.py", "failed"),
    ("desk/commands/sources.py", "not_a_file"),
    ("desk/guards.py", "on_sale"),
    ("desk/plugins/catalogue.py", "plugin_refused"),
    ("desk/plugins/catalogue.py", "plugin_settings"),
    ("desk/selling/cards_on_air.py", "nothing_to_show"),
    ("show/selling/queue_commands.py", "over"),
}
DEED = re.compile(
    "(Abort|Add|Answer|Arm|Ask|Cancel|Change|Choose|Close|Compare|Copy|Correct|Disable|Enable|End|Enter|Explain|Give|Go|Leave|Lower|Open|Prepare|"
    "Press|Pull|Put|Raise|Remove|Repair|Rerun|Save|See|Send|Shorten|Start|Stop|Switch|Take|Try|"
    "Unblock|Use|Wait|Write|end the show)\\b"
)
_HOLE = "{}."  # it may be whole sentences


def refusals(source: Path) -> Iterator[tuple[str, str]]:
    """(code, words) of every refusal in a file; what a sentence is filled with stands in it as `_HOLE`."""
    text = source.read_text(encoding="utf-8")
    if "RefusedError" not in text:
        return  # most files: parsing them all takes a second of every process that shares the tests
    tree = ast.parse(text)
    catalogues = {
        name.asname: f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.asname and "say" in name.asname
    }
    constants = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for scope in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]:
        said = dict(constants)
        for node in sorted((node for node in ast.walk(scope) if hasattr(node, "lineno")), key=lambda node: node.lineno):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                said[node.targets[0].id] = node.value
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RefusedError":
                code, words = (_filled(argument, said, catalogues) for argument in node.args[:2])
                yield code, words


def _filled(node: ast.AST, said: dict[str, ast.expr], catalogues: dict[str, str]) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=sentence)) if name in catalogues:
            english = str(getattr(importlib.import_module(catalogues[name]), sentence).english)
            fields = {field.arg: _filled(field.value, said, catalogues) for field in node.keywords}
            return FIELD.sub(lambda place: fields[place[1]], english)
        case ast.Call(func=ast.Name(id="together")):
            return " ".join(_filled(argument, said, catalogues) for argument in node.args)
        case ast.Constant(value=value):
            return str(value)
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else _HOLE for part in parts)
        case ast.Name(id=name) if name in said:
            return _filled(said[name], {other: value for other, value in said.items() if other != name}, catalogues)
        case ast.Call(func=ast.Attribute(value=inner)):
            return _filled(inner, said, catalogues)
    return _HOLE


def says_what_to_do(words: str) -> bool:
    return any(DEED.match(sentence) for sentence in re.split(r"(?<=[.:?!])\s+", words))


FOUND = sorted(
    {
        (f"{source.relative_to(STUDIO)}", code, words)
        for folder in FOLDERS
        for source in (STUDIO / folder).rglob("*.py")
        for code, words in refusals(source)
        if code not in OF_CALLERS | OF_OTHERS and (f"{source.relative_to(STUDIO)}", code) not in FILLED_IN
    }
)


def test_all_of_them_are_looked_at() -> None:
    assert len(FOUND) > 50
    assert {"arming.py", "commands.py", "queue_commands.py", "manual_values.py", "on_air.py"} <= {
        Path(source).name for source, _, _ in FOUND
    }


def test_the_guards_remedies_are_deeds() -> None:
    assert all(says_what_to_do(remedy.english) for _, remedy in guards._HOW.values())
    assert all(says_what_to_do(one.english) for one in queue_commands._RERUN_FIRST.values())
    assert all(says_what_to_do(one.english) for one in (sources.not_a_file, sources.not_to_be_wound))


@pytest.mark.parametrize(("source", "code", "words"), FOUND)
def test_a_refusal_says_what_to_do_next(source: str, code: str, words: str) -> None:
    assert says_what_to_do(words), f"{source}: {code}: {words}"

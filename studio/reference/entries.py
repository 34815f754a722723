"""What a module offers, read from its source: classes, functions and constants, each as it is written there."""

from __future__ import annotations

import ast
import io
import textwrap
import tokenize
from dataclasses import dataclass

from studio.reference.modules import Module, load

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name. `code` is Python: a signature, the head and fields of a class, or the whole assignment of a constant."""

    name: str
    code: str
    docstring: str = ""
    is_constant: bool = False
    methods: tuple[Entry, ...] = ()


def entries(module: Module, wanted: tuple[str, ...] | None = None) -> list[Entry]:
    """The public names of a module in the order of its source, or those `wanted` in that order, wherever they are defined.

    Raises:
        LookupError: nothing that can be read defines a wanted name.
    """
    if wanted is not None:
        return [_defined(module, name) for name in wanted]
    found = (_entry(module, statement) for statement in module.statements())
    return [entry for entry in found if entry is not None and _is_public(entry.name)]


def _defined(module: Module, name: str) -> Entry:
    for statement in module.statements():
        entry = _entry(module, statement)
        if entry is not None and entry.name == name:
            return entry
    origin = module.origin(name)
    if origin is None:
        raise LookupError(f"{module.name} has no {name}")
    return _defined(load(origin[0]), origin[1])


def _entry(module: Module, statement: ast.stmt) -> Entry | None:
    match statement:
        case ast.ClassDef():
            return _class(module, statement)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _function(module, statement)
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            of_types = isinstance(statement.value, ast.Call) and ast.unparse(statement.value.func) == "TypeVar"
            return None if of_types or name == "__all__" else Entry(name=name, code=_whole(module, statement), is_constant=True)
    return None


def _function(module: Module, node: _Function) -> Entry:
    return Entry(name=node.name, code=_head(module, node), docstring=ast.get_docstring(node) or "")


def _class(module: Module, node: ast.ClassDef) -> Entry:
    """A class: its fields are in its code, with the properties that nothing more is said of. Methods without a docstring, which
    do what they do in the base, are left out.
    """
    methods = [statement for statement in node.body if isinstance(statement, _Function)]
    fields = [_whole(module, statement) for statement in node.body if _is_field(statement)]
    heads = [_head(module, method) for method in methods if _is_bare_property(method)]
    docstring = ast.get_docstring(node) or ""
    beginning = next((method for method in methods if method.name == "__init__"), None)
    if beginning is not None:
        fields += [_attribute(module, *found) for each in ast.walk(beginning) if (found := _declared_attribute(each))]
        heads.insert(0, _head(module, beginning))
        docstring = "\n\n".join(filter(None, (docstring, ast.get_docstring(beginning))))
    inside = [*fields, *([""] if fields and heads else []), *heads]
    head = _head(module, node)
    return Entry(
        name=node.name,
        code="\n".join((f"{head}:", *(textwrap.indent(part, "    ") for part in inside))) if inside else head,
        docstring=docstring,
        methods=tuple(_function(module, each) for each in methods if _is_public(each.name) and ast.get_docstring(each)),
    )


def _is_public(name: str) -> bool:
    return not name.startswith("_")


def _is_field(statement: ast.stmt) -> bool:
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return _is_public(name)
    return False


def _is_bare_property(method: _Function) -> bool:
    marks = [each.id for each in method.decorator_list if isinstance(each, ast.Name)]
    return marks == ["property"] and _is_public(method.name) and not ast.get_docstring(method)


def _declared_attribute(node: ast.AST) -> tuple[str, ast.AnnAssign] | None:
    """The name of what `self.name: type = ...` declares, and that statement; None: it is something else, or private."""
    match node:
        case ast.AnnAssign(target=ast.Attribute(attr=name)) if _is_public(name):
            return name, node
    return None


def _attribute(module: Module, name: str, statement: ast.AnnAssign) -> str:
    comment = _comment_behind(module.lines[(statement.end_lineno or statement.lineno) - 1])
    return f"{name}: {_segment(module, statement.annotation)}{comment}"


def _head(module: Module, node: _Function | ast.ClassDef) -> str:
    """The decorators of a definition and its first lines, up to the colon before its body."""
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    text = textwrap.dedent("\n".join(module.lines[first - 1 : node.end_lineno]))
    offset = node.lineno - first + 1
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.start[0] < offset or token.type != tokenize.OP:
            continue
        depth += (token.string in "([{") - (token.string in ")]}")
        if token.string == ":" and not depth:
            lines = text.splitlines()[: token.start[0]]
            lines[-1] = lines[-1][: token.start[1]]
            return "\n".join(lines)
    raise AssertionError(f"a definition without a body in {module.name}")


def _whole(module: Module, statement: ast.stmt) -> str:
    """A statement with the comments before and behind it; lines of dashes part sections and say nothing of it."""
    first = statement.lineno
    while module.lines[first - 2].lstrip().startswith("# ") and not module.lines[first - 2].startswith("# ---"):
        first -= 1
    return textwrap.dedent("\n".join(module.lines[first - 1 : statement.end_lineno]))


def _segment(module: Module, node: ast.AST) -> str:
    return ast.get_source_segment("\n".join(module.lines), node) or ""


def _comment_behind(line: str) -> str:
    return line[line.index("  # ") :] if "  # " in line else ""

"""Python modules as files: where a dotted name lies, what it is made of, and what a package holds. Nothing is imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One source file. `lines` are those of the file, without their ends."""

    name: str
    is_package: bool
    lines: tuple[str, ...]
    tree: ast.Module

    @property
    def docstring(self) -> str:
        return ast.get_docstring(self.tree) or ""

    def declared(self) -> tuple[str, ...] | None:
        """The names in its `__all__`, in that order; None: it has none."""
        for statement in self.tree.body:
            if isinstance(statement, ast.Assign) and _names(statement) == ["__all__"]:
                return tuple(str(name) for name in ast.literal_eval(statement.value))
        return None

    def origin(self, name: str) -> tuple[str, str] | None:
        """The module that a name is imported from, and its name there; None: it is not imported by `from ... import`."""
        for statement in self.tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.module is not None:
                for imported in statement.names:
                    if (imported.asname or imported.name) == name:
                        return statement.module, imported.name
        return None

    def statements(self) -> list[ast.stmt]:
        """Those at its top, with what is there for type checkers alone in place of what they do not look at."""
        found: list[ast.stmt] = []
        for statement in self.tree.body:
            match statement:
                case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body):
                    found += body
                case _:
                    found.append(statement)
        return found


@cache
def load(name: str) -> Module:
    """The module of a dotted name.

    Raises:
        ModuleNotFoundError: there is no such module in this clone.
    """
    path = _ROOT.joinpath(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not file.is_file():
        raise ModuleNotFoundError(f"there is no module {name}", name=name)
    text = file.read_text(encoding="utf-8")
    return Module(name=name, is_package=path.is_dir(), lines=tuple(text.splitlines()), tree=ast.parse(text))


def inside(package: str) -> list[Module]:
    """The modules and packages directly in a package, in the alphabet's order, without private ones."""
    folder = _ROOT.joinpath(*package.split("."))
    names = {file.stem for file in folder.glob("*.py")} | {file.parent.name for file in folder.glob("*/__init__.py")}
    return [load(f"{package}.{name}") for name in sorted(names) if not name.startswith("_")]


def _names(statement: ast.Assign) -> list[str]:
    return [target.id for target in statement.targets if isinstance(target, ast.Name)]

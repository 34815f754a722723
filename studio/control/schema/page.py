"""The tables of docs/control.md, made from what is declared: `python -m studio.control.schema.page docs/control.md`."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from msgspec import inspect as types

from studio.control import schema
from studio.control.schema import state_page
from studio.control.schema.command import COMMANDS, Command
from studio.control.schema.edit import EditCommand

# a table's name in the page, and the modules whose commands it lists
TABLES: dict[str, tuple[ModuleType, ...]] = {
    "client": (schema.client,),
    "document": (schema.document,),
    "edits": (schema.canvases, schema.scenes, schema.sound, schema.outputs, schema.products, schema.overlays, schema.watched),
    "selling": (schema.selling, schema.figures, schema.cards, schema.chat, schema.tally, schema.questions, schema.demand),
    "air": (schema.stage, schema.air, schema.sources),
    "machine": (schema.machine, schema.sheets, schema.plugins),
    "connections": (schema.connections, schema.broadcasts),
}
_SHARED = frozenset(EditCommand.__struct_fields__)  # said once for all edits
_PLACE = re.compile(r"(<!-- (commands|state): (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with its tables as they should be.

    Raises:
        KeyError: it asks for a table that there is not.
    """
    return _PLACE.sub(lambda found: f"{found[1]}{_MADE[found[2]](found[3])}{found[4]}", page)


def table(name: str) -> str:
    """One table, in Markdown."""
    rows = ["| method | right | params | what it does |", "| --- | --- | --- | --- |"]
    for module in TABLES[name]:
        rows += [_row(kind) for kind in COMMANDS.values() if kind.__module__ == module.__name__]
    return "\n".join(rows) + "\n"


def _row(kind: type[Command]) -> str:
    told = " ".join((inspect.getdoc(kind) or "").split()).replace("|", "\\|")
    right = kind.right or ""
    given = types.type_info(kind)
    assert isinstance(given, types.StructType)
    hidden = _SHARED if issubclass(kind, EditCommand) else frozenset()
    params = ", ".join(_param(field) for field in given.fields if field.name not in hidden)
    return f"| `{kind.method}` | {right} | {params} | {told} |"


def _param(field: types.Field) -> str:
    """`name`, with the values it can have where that is short; "?" when it may be left out, and what it is then."""
    known = [_values(field.type)]
    if isinstance(field.default, int | str) and not isinstance(field.default, bool) and field.default != "":
        known.append(f"otherwise {field.default}" if isinstance(field.default, int) else f"otherwise `{field.default}`")
    said = ", ".join(filter(None, known))
    return f"`{field.name}`{'' if field.required else '?'}{f' ({said})' if said else ''}"


def _values(info: types.Type) -> str:
    match info:
        case types.UnionType():
            others = [member for member in info.types if not isinstance(member, types.NoneType)]
            return _values(others[0]) if len(others) == 1 else ""
        case types.LiteralType():
            return ", ".join(f"`{value}`" for value in sorted(map(str, info.values)))
        case types.IntType(ge=int() as least, le=int() as most) if least >= 0 and most <= 1_000_000:
            return f"{least} to {most}"
        case types.BoolType():
            return "true, false"
        case types.StructType(fields=fields):
            return "`{" + ", ".join(f"{field.name}{'' if field.required else '?'}" for field in fields) + "}`"
        case types.VarTupleType(item_type=types.StructType() | types.LiteralType() as each):
            return f"a list of {_values(each)}"
        case types.VarTupleType() | types.ListType():
            return "a list"
    return ""


_MADE: dict[str, Callable[[str], str]] = {"commands": table, "state": lambda name: state_page.TABLES[name]()}


def main() -> None:
    page = Path(sys.argv[1])
    page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What a form needs to know of the fields of a kind's settings, read from their types and `msgspec.Meta`.

`Meta(title="Threshold", description="...", extra={"unit": "dB", "step": 0.5})` says a field's words once. Further extras:
`choices`, from the values of a Literal to their words; `file`, what an open dialog offers ("*.cube"), of a path or of a tuple
of paths; `folder`, true; `example`, what an empty field of text shows; `hidden`, true: the studio sets it, no form shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from msgspec import inspect

from studio.values.fields import Value

Form = Literal["number", "whole", "switch", "choice", "colour", "file", "files", "folder", "text"]

_COLOUR = "#[0-9a-fA-F]{6}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that can be set. `low` and `high` are the bounds of a number, None where there is none.

    Of a list of files they bound how many there are. `step` is what one turn of the wheel changes. `choices` are values and
    their words, in order; `pattern` the files of a file or of a list of them.
    """

    name: str
    form: Form
    title: str
    help: str = ""
    default: Any = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float = 0.01
    choices: dict[Any, str] = field(default_factory=dict)
    pattern: str = ""
    example: str = ""


def fields_of(settings: type[Value], without: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """List the fields of a struct that can be set, in its order. A field without a title is called by its name.

    Raises:
        TypeError: a field is of a type that no form has a widget for.
    """
    described = inspect.type_info(settings)
    assert isinstance(described, inspect.StructType)
    shown = (member for member in described.fields if member.name not in without and not _told(member.type)[1].get("hidden"))
    return tuple(_field(settings, member) for member in shown)


def _field(settings: type[Value], member: inspect.Field) -> Field:
    told, extra, inner = _told(member.type)
    form, low, high = _form(settings, member.name, inner, extra)
    choices: dict[Any, str] = {}
    if isinstance(inner, inspect.LiteralType):
        words = extra.get("choices", {})
        declared = [value for value in words if value in inner.values]
        choices = {value: str(words.get(value, value)) for value in (*declared, *(v for v in inner.values if v not in words))}
    return Field(
        name=member.name,
        form=form,
        title=str(told.get("title", member.name)),
        help=str(told.get("description", "")),
        default=None if member.default is msgspec.NODEFAULT else member.default,
        unit=str(extra.get("unit", "")),
        low=low,
        high=high,
        step=float(extra.get("step", 1 if form == "whole" else 0.01)),
        choices=choices,
        pattern=str(extra.get("file", "")),
        example=str(extra.get("example", "")),
    )


def _told(type_: inspect.Type) -> tuple[dict[str, Any], dict[str, Any], inspect.Type]:
    """What Meta says of a type (title, description), its extras, and the type itself."""
    if isinstance(type_, inspect.Metadata):
        return type_.extra_json_schema or {}, type_.extra or {}, type_.type
    return {}, {}, type_


def _form(
    settings: type[Value], name: str, type_: inspect.Type, extra: dict[str, Any]
) -> tuple[Form, float | None, float | None]:
    match type_:
        case inspect.BoolType():
            return "switch", None, None
        case inspect.IntType() | inspect.FloatType():
            return ("whole" if isinstance(type_, inspect.IntType) else "number"), type_.ge, type_.le
        case inspect.LiteralType():
            return "choice", None, None
        case inspect.StrType():
            if "file" in extra or "folder" in extra:
                return ("file" if "file" in extra else "folder"), None, None
            return ("colour" if _COLOUR in (type_.pattern or "") else "text"), None, None
        case inspect.VarTupleType() if "file" in extra:
            return "files", type_.min_length, type_.max_length
    raise TypeError(f"{settings.__name__}.{name}: no form has a widget for its type")

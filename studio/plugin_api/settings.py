"""Settings that a plugin declares in its `plugin.toml`: their types, and checking values against them. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Literal

from studio.values.own_words import Named

__all__ = ["Schema", "Setting", "SettingValue", "check_schema", "check_settings", "complete"]

SettingValue = bool | int | float | str | None
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TEXT_MAX = 2000


class Setting(Named, frozen=True, forbid_unknown_fields=True):
    """One setting. `label` is what its field in the form is called; `min` and `max` bound numbers, `choices` a choice.

    Without a `default`: empty text, the lowest number allowed (or 0), off, the first choice, no colour, no file.
    """

    type: Literal["text", "number", "bool", "choice", "colour", "file"]
    label: str
    label_zh: str = ""
    default: SettingValue = None
    min: float | None = None
    max: float | None = None
    choices: tuple[str, ...] = ()
    choices_zh: tuple[str, ...] = ()


Schema = Mapping[str, Setting]


def complete(schema: Schema, values: Mapping[str, object]) -> dict[str, object]:
    """The values with every setting of the schema in them: what is missing or None becomes its default; others stay."""
    return {name: _default(setting) for name, setting in schema.items()} | {
        name: value for name, value in values.items() if value is not None or name not in schema
    }


def check_settings(schema: Schema, values: Mapping[str, object]) -> list[str]:
    """What is wrong with the values, a sentence each, for the operator; empty when they can be used."""
    problems = [f"There is no setting '{name}'." for name in values if name not in schema]
    for name, setting in schema.items():
        if values.get(name) is not None:
            trouble = _trouble(setting, values[name])
            if trouble:
                problems.append(f"{setting.label}: {trouble}.")
    return problems


def check_schema(schema: Schema) -> list[str]:
    """What is wrong with the declarations, a sentence each, for the plugin's author."""
    problems = []
    for name, setting in schema.items():
        trouble = _declared_badly(name, setting)
        if trouble:
            problems.append(f"setting '{name}': {trouble}")
    return problems


def _declared_badly(name: str, setting: Setting) -> str:
    if not _NAME.fullmatch(name):
        return "a name is lower-case letters, digits and underscores, and begins with a letter"
    if not setting.label.strip():
        return "its label is empty"
    if bool(setting.choices) != (setting.type == "choice"):
        return "a choice has choices, and nothing else has"
    if wrong := setting.wrong_words():
        return "; ".join(wrong)
    if setting.type != "number" and (setting.min is not None or setting.max is not None):
        return "only numbers have min and max"
    if any(limit is not None and not math.isfinite(limit) for limit in (setting.min, setting.max)):
        return "min and max are finite"
    if setting.min is not None and setting.max is not None and setting.min > setting.max:
        return "min is above max"
    if setting.default is not None:
        trouble = _trouble(setting, setting.default)
        if trouble:
            return f"its default {setting.default!r}: {trouble}"
    return ""


def _default(setting: Setting) -> SettingValue:
    if setting.default is not None:
        return setting.default
    match setting.type:
        case "number":
            return setting.min if setting.min is not None else 0
        case "bool":
            return False
        case "choice":
            return setting.choices[0]
        case "colour":
            return None
        case _:
            return ""


def _trouble(setting: Setting, value: object) -> str:
    """Why the value does not suit the setting, empty when it does."""
    match setting.type:
        case "bool":
            return "" if isinstance(value, bool) else "it is either on or off"
        case "number":
            return _number_trouble(setting, value)
        case "choice":
            return "" if value in setting.choices else f"it is one of {', '.join(setting.choices)}"
        case "colour":
            fits = isinstance(value, str) and _COLOUR.fullmatch(value)
            return "" if fits else "a colour is written #rrggbb"
        case _:
            if not isinstance(value, str):
                return "it is a text"
            return "" if len(value) <= _TEXT_MAX else f"it is longer than {_TEXT_MAX} characters"


def _number_trouble(setting: Setting, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return "it is a number"
    if setting.min is not None and value < setting.min:
        return f"it is at least {setting.min:g}"
    if setting.max is not None and value > setting.max:
        return f"it is at most {setting.max:g}"
    return ""

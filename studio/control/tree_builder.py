"""Makes JSON of the values that the desk puts into the state tree, sharing what did not change.

Comparing two trees (`studio.values.patch`) costs what is another object in them. Values are frozen and mostly the same
objects as the last time, so their JSON is the same object too: an order that moves one product of five hundred builds one
row, and the patch looks into one.
"""

from __future__ import annotations

from typing import Any

import msgspec

from studio.values.sentences import plain


def build(value: Any, before: Any = None, built: Any = None) -> Any:
    """The JSON of `value`, given that `built` is that of `before`."""
    if value is before:
        return built
    if isinstance(value, dict) and isinstance(before, dict):
        return {key: build(part, before.get(key), built.get(key)) for key, part in value.items()}
    if isinstance(value, list | tuple) and isinstance(before, list | tuple) and len(value) == len(before):
        return [build(part, old, known) for part, old, known in zip(value, before, built, strict=True)]
    if isinstance(value, msgspec.Struct) and type(value) is type(before) and _is_plain(value):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {
            name: build(field, getattr(before, name), built.get(name)) for name, field in fields if field is not msgspec.UNSET
        }
    return msgspec.to_builtins(value, enc_hook=plain)


def _is_plain(value: msgspec.Struct) -> bool:
    """Whether its JSON is its fields under their own names, all of them and nothing else."""
    config = value.__struct_config__
    return config.tag is None and not config.omit_defaults and value.__struct_fields__ == value.__struct_encode_fields__

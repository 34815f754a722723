"""Where a destination's packets can go: one folder per kind, found by looking, so that another kind changes no other file.

A folder's `__init__` is the declared part: the struct of its settings (a `Target`, whose tag is the folder's name) with its
facts. Its `working` is loaded in the sink worker alone and has `run(spec, link)`; whatever else lies there serves that.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any, Union

from studio.kinds.targets import base
from studio.kinds.targets.recording import Recording
from studio.kinds.targets.rehearsal import Rehearsal
from studio.kinds.targets.rtmp import RtmpPush

__all__ = ["KINDS", "Recording", "Rehearsal", "RtmpPush", "Target", "working"]


def _declared() -> dict[str, type[base.Target]]:
    """Every kind's struct by its tag."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if found.ispkg)
    return {name: _struct(name) for name in names}


def _struct(name: str) -> type[base.Target]:
    module = importlib.import_module(f"{__name__}.{name}")
    for one in vars(module).values():
        if isinstance(one, type) and issubclass(one, base.Target) and one.__struct_config__.tag == name:
            return one
    raise LookupError(f"{module.__name__} declares no target with the tag '{name}'")


def working(target: base.Target) -> Any:
    """The working part of a target's kind: a module with `run(spec, link)`. Imports what the kind works with."""
    return importlib.import_module(f"{__name__}.{target.__struct_config__.tag}.working")


KINDS = _declared()

if TYPE_CHECKING:
    Target = base.Target
else:
    Target = Union[tuple(KINDS.values())]  # noqa: UP007 - there is no other way to write one of a list

"""What a source can take its picture and sound from: one folder for each kind of source.

A working part has `run(input, output, link)`, which the source worker calls; whatever else lies in a kind's folder serves that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.kinds.registry import Family
from studio.kinds.sources import base
from studio.kinds.sources.base import SourceKind
from studio.kinds.sources.camera import Camera
from studio.kinds.sources.colour import Fill
from studio.kinds.sources.image import Image
from studio.kinds.sources.media import MediaFile
from studio.kinds.sources.screen import Screen
from studio.kinds.sources.slate import Slate
from studio.kinds.sources.sound import SoundDevice
from studio.kinds.sources.stream import NetworkStream
from studio.kinds.sources.test_card import TestCard

__all__ = [
    "FAMILY",
    "Camera",
    "Fill",
    "Image",
    "Input",
    "MediaFile",
    "NetworkStream",
    "Screen",
    "Slate",
    "SoundDevice",
    "SourceKind",
    "TestCard",
    "kind_named",
    "kind_of",
    "working_part",
]

FAMILY: Family[base.Input] = Family(__name__, base.Input, SourceKind)

if TYPE_CHECKING:
    Input = base.Input
else:
    Input = FAMILY.union()


def kind_named(name: str) -> SourceKind:
    """What is declared of a kind, by its tag."""
    kind = FAMILY.kinds[name]
    assert isinstance(kind, SourceKind)
    return kind


def kind_of(given: base.Input) -> SourceKind:
    """What is declared of an input's kind."""
    return kind_named(FAMILY.of(given).name)


def working_part(given: base.Input) -> Any:
    """Import the working part of an input's kind, with all that it works with, and return it."""
    return FAMILY.working(FAMILY.of(given).name)

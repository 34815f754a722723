"""What the mixer expects of every kind of picture filter."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest

from studio.kinds.picture_filters import FAMILY
from studio.kinds.picture_filters.working import Layer, PictureWork, empty_layer

KINDS = list(FAMILY.kinds)


def extremes(kind: str) -> list[dict[str, Any]]:
    """Settings at every bound of every field, one by one and all together."""
    fields = FAMILY.fields(kind)
    lows, highs = ({one.name: getattr(one, end) for one in fields if getattr(one, end) is not None} for end in ("low", "high"))
    choices = [{one.name: value} for one in fields for value in (*one.choices, *([True, False] if one.form == "switch" else []))]
    return [{}, *({name: value} for ends in (lows, highs) for name, value in ends.items()), lows, highs, *choices]


def made(kind: str, **fields: Any) -> PictureWork:
    work: PictureWork = FAMILY.working(kind).make(msgspec.convert({"type": kind, "id": "one", **fields}, FAMILY.union()))
    return work


def layer_of(width: int, height: int, transparent: bool, seed: int = 1) -> Layer:
    chance = np.random.default_rng(seed)
    layer = empty_layer(width, height)
    for plane in (layer.y, layer.u, layer.v, layer.a):
        plane[:] = chance.integers(0, 256, plane.shape)
    layer.transparent = transparent
    return layer


def planes(layer: Layer) -> list[Any]:
    return [layer.y, layer.u, layer.v, *([layer.a] if layer.transparent else [])]


@pytest.mark.parametrize("kind", KINDS)
def test_it_works_in_place_at_every_size_and_bound(kind: str) -> None:
    for fields in extremes(kind):
        work = made(kind, **fields)
        for width, height in ((64, 36), (2, 2), (30, 2), (2, 22), (64, 36)):
            for transparent in (False, True):
                layer = layer_of(width, height, transparent)
                before = layer.y, layer.u, layer.v, layer.a
                work.apply(layer)
                assert all(now is was for now, was in zip((layer.y, layer.u, layer.v, layer.a), before, strict=True))
                assert work.opens_holes or layer.transparent == transparent, "what lies below would not be drawn"
                assert layer.transparent or not transparent


@pytest.mark.parametrize("kind", KINDS)
def test_one_picture_becomes_one_picture(kind: str) -> None:
    """Whatever was drawn before, and whoever else has the same settings."""
    work = made(kind)
    first, again, by_another = (layer_of(64, 36, False, seed=3) for _ in range(3))
    work.apply(first)
    work.apply(layer_of(32, 18, True, seed=4))
    work.apply(again)
    made(kind).apply(by_another)
    for one, other, third in zip(planes(first), planes(again), planes(by_another), strict=True):
        np.testing.assert_array_equal(one, other)
        np.testing.assert_array_equal(one, third)


@pytest.mark.parametrize("kind", KINDS)
def test_as_it_is_added_it_has_no_trouble(kind: str) -> None:
    work = made(kind)
    assert (work.problem, work.version) == ("", 0)

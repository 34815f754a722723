"""Next and Previous: past what cannot be played, at the ends, and after the order was changed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PIL import Image

from studio.kinds.sources.playlist import Playlist
from studio.kinds.sources.playlist.order import Order
from studio.kinds.sources.playlist.reel import PlaylistReel
from studio.media.inputs.output import SourceOutput
from studio.values.errors import MediaError


@pytest.fixture
def stills(tmp_path: Path) -> tuple[str, ...]:
    for name in "abcd":
        Image.new("RGB", (16, 16), "white").save(tmp_path / f"{name}.png")
    return tuple(str(tmp_path / f"{name}.png") for name in "abcd")


class Reel(PlaylistReel):
    """A reel without a worker; `change` is what the operator does."""

    def __init__(self, **settings: Any) -> None:
        self.change(**settings)
        super().__init__(cast("SourceOutput", self), Order())

    want_sound = False

    def change(self, **settings: Any) -> None:
        self.spec = SimpleNamespace(input=Playlist(**settings))

    def may_block(self, what: str, seconds: float) -> None: ...


def test_next_onto_a_broken_end_leaves_what_plays(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=(*stills[:2], "/nowhere/gone.png"), loop=False)
    seen = reel.after(reel.first(), None)
    assert seen is not None
    assert seen.name == "b.png"
    assert reel.step(1, seen) is None
    assert "gone.png" in reel.words()
    before = reel.step(-1, seen)
    assert before is not None
    assert before.name == "a.png"


def test_previous_onto_a_broken_beginning_leaves_what_plays(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=("/nowhere/gone.png", *stills[:2]), loop=False)
    first = reel.first()
    assert first.name == "a.png"
    assert reel.step(-1, first) is None
    following = reel.after(first, None)
    assert following is not None
    assert following.name == "b.png"


def follow(reel: Reel, clip: Any) -> Any:
    following = reel.after(clip, None)
    assert following is not None
    return following


def test_what_is_seen_is_opened_once_more_and_the_same_follows_it(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=stills)
    seen = follow(reel, reel.first())
    assert follow(reel, seen).name == "c.png"
    again = reel.again(seen)
    assert again is not None
    assert again is not seen
    assert (again.name, again.figures) == ("b.png", seen.figures)
    assert follow(reel, again).name == "c.png"
    assert reel.again(seen) is None, "another one is seen since"


def test_at_the_end_of_a_round_the_first_of_the_next_one_follows_again(stills: tuple[str, ...]) -> None:
    for shuffle in (False, True):
        reel = Reel(paths=stills, shuffle=shuffle)
        seen = reel.first()
        for _ in stills[1:]:
            seen = follow(reel, seen)
        name = follow(reel, seen).name
        again = reel.again(seen)
        assert again is not None
        assert again.name == seen.name
        assert follow(reel, again).name == name


def test_files_with_nothing_in_them_between_are_no_reason_to_lose_what_is_seen(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=stills)
    seen = reel.first()
    empty = follow(reel, seen)
    for _ in range(2):
        found = reel.after(empty, MediaError("file_unreadable", "Nothing in it."))
        assert found is not None
        empty = found
    again = reel.again(seen)
    assert again is not None
    assert again.name == "a.png"
    assert follow(reel, again).name == "b.png"


def test_what_is_seen_and_gone_cannot_be_opened_and_what_follows_stays(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=stills)
    seen = reel.first()
    following = follow(reel, seen)
    Path(stills[0]).unlink()
    assert reel.again(seen) is None
    assert "a.png" in reel.words()
    assert follow(reel, following).name == "c.png"


def test_next_at_the_end_does_not_begin_the_last_one_anew(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=stills[:1], loop=False)
    only = reel.first()
    assert reel.step(1, only) is None
    assert reel.step(-1, only) is not None, "as on every player: back to its start"


def test_where_all_others_are_broken_next_leaves_what_plays(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=(stills[0], "/nowhere/gone.png"), loop=True)
    seen = reel.first()
    Path(stills[0]).unlink()
    assert reel.step(1, seen) is None


def test_after_the_order_was_changed_next_goes_to_what_is_next_in_it(stills: tuple[str, ...]) -> None:
    reel = Reel(paths=stills)
    clip = reel.first()
    for _ in range(2):
        following = reel.after(clip, None)
        assert following is not None
        clip = following
    assert clip.name == "c.png"
    reel.change(paths=stills, shuffle=True)
    assert reel.step(1, clip) is not None
    assert reel._order.place == 1, "what was seen became the first of the new round"

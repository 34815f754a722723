"""A playlist played in virtual time: every due time and every sample over the seams, what is left out, and what follows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
from msgspec import structs
from PIL import Image

from studio.contracts import messages, specs, wire
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, VirtualClock
from studio.kinds.sources.playlist import Playlist, working
from studio.kinds.sources.playlist.still_clip import StillClip
from studio.media.inputs.clip import FileClip
from studio.media.inputs.output import SourceOutput
from studio.values.errors import MediaError
from tests.parts.footage import make_camera

FRAME = (160, 90)
Said = messages.Command | list[messages.Command] | Playlist | specs.SourceSpec
Then = Callable[["Taken"], Said | None]


class Taken(SourceOutput):
    """Notes what is published and said, asks `then` what the desk says next, and stops after so many virtual seconds."""

    def __init__(self, root: Path, playlist: Playlist, seconds: float, then: Then) -> None:
        folder = session.create(root)
        spec = specs.SourceSpec("x", "X", playlist)
        self.virtual = VirtualClock()
        super().__init__(spec, DeskLink(folder, "source.x", spec, self.virtual), clock=self.virtual)
        self.began_ns = self.virtual.now_ns()
        self.shown: list[tuple[int, float]] = []  # due, mean grey of the first plane
        self.spans: list[tuple[int, int]] = []
        self.said: list[tuple[str, str, dict[str, messages.Figure]]] = []
        self.rests = 0
        self._until, self._then = self.began_ns + int(seconds * NS), then

    @property
    def at_s(self) -> float:
        return (self.virtual.now_ns() - self.began_ns) / NS

    def picture(self, picture: object, due_ns: int, *_more: object) -> None:
        assert isinstance(picture, av.VideoFrame)
        plane = picture.planes[0]
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        self.shown.append((due_ns, float(rows[picture.height // 2 :, : picture.width].mean())))

    def sound(self, samples: np.ndarray, index: int) -> None:
        self.spans.append((index, index + len(samples)))

    def rest(self) -> None:
        self.rests += 1

    def report(self, state: messages.State = "running", text: str = "", **figures: messages.Figure) -> None:
        self.said.append((state, text, figures))

    def poll(self, timeout_s: float = 0.0) -> list[messages.Command]:
        self.link.stopping = self.virtual.now_ns() > self._until
        super().poll(timeout_s)
        said = self._then(self)
        if isinstance(said, Playlist):
            said = specs.SourceSpec("x", "X", said)
        if isinstance(said, specs.SourceSpec):
            self.configure(said)
        return said if isinstance(said, list) else [said] if isinstance(said, messages.Command) else []

    def places(self, item: str) -> list[float]:
        """At which of its seconds an item was said to be."""
        return [float(figures["position_s"]) for _, _, figures in self.said if figures["item"] == item]

    def items(self) -> list[str]:
        """Names of what was said to be seen, each once in a row."""
        names = [str(figures["item"]) for _, _, figures in self.said]
        return [name for n, name in enumerate(names) if n == 0 or name != names[n - 1]]


def play(root: Path, seconds: float, playlist: Playlist, then: Then = lambda _taken: None) -> Taken:
    taken = Taken(root, playlist, seconds, then)
    working.run(playlist, taken, taken.link)
    return taken


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    """Two seconds of light grey, one of dark grey in another shape, and a white picture."""
    folder = tmp_path_factory.mktemp("films")
    make_camera(folder / "light.mp4", 2, 320, 180, 120)
    make_camera(folder / "dark.mp4", 1, 160, 160, 60)
    Image.new("RGBA", (64, 64), (255, 255, 255, 255)).save(folder / "white.png")
    return str(folder / "light.mp4"), str(folder / "dark.mp4"), str(folder / "white.png")


def make_hollow(folder: Path) -> str:
    """A film that opens, and has nothing in it."""
    path = folder / "hollow.avi"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        out.start_encoding()
    return str(path)


def once(when_s: float, what: Said) -> Then:
    waiting = [what]
    return lambda taken: waiting.pop() if waiting and taken.at_s >= when_s else None


def test_files_follow_each_other_without_a_gap_of_picture_or_sound(tmp_path: Path, films: tuple[str, str, str]) -> None:
    taken = play(tmp_path, 9, Playlist(paths=films[:2]))
    dues = [due for due, _ in taken.shown]
    assert max(abs(b - a - NS / 30) for a, b in pairwise(dues)) < NS / 10_000
    seconds = [round(level / 60) for due, level in taken.shown if level < 200]
    runs = "".join(str(one) for n, one in enumerate(seconds) if n == 0 or one != seconds[n - 1])
    assert runs == "2121212"[: len(runs)]
    assert len(runs) >= 6
    gaps = [b[0] - a[1] for a, b in pairwise(taken.spans)]
    assert min(gaps) >= -1
    assert max(gaps) < 0.05 * SAMPLE_RATE_HZ  # what the coder adds at the ends of a file
    assert taken.items()[:3] == ["light.mp4", "dark.mp4", "light.mp4"]
    assert {state for state, _, _ in taken.said} == {"running"}


def test_position_and_length_are_those_of_what_is_seen(tmp_path: Path, films: tuple[str, str, str]) -> None:
    taken = play(tmp_path, 7, Playlist(paths=films, picture_s=2, loop=False))
    for name, length, number in (("light.mp4", 2, 1), ("dark.mp4", 1, 2), ("white.png", 2, 3)):
        seen = [figures for _, _, figures in taken.said if figures["item"] == name]
        assert {figures["item_number"] for figures in seen} == {number}
        assert {figures["items"] for figures in seen} == {3}
        assert all(abs(float(figures["duration_s"]) - length) < 0.1 for figures in seen)
        places = [float(figures["position_s"]) for figures in seen]
        assert places == sorted(places)
        assert max(places) <= length + 0.6


def test_at_the_end_the_last_picture_stays(tmp_path: Path, films: tuple[str, str, str]) -> None:
    taken = play(tmp_path, 8, Playlist(paths=films, picture_s=1, loop=False))
    assert taken.shown[-1][1] > 250
    assert taken.said[-1][0] == "ended"
    assert len([level for _, level in taken.shown if level > 250]) == 1, "a still is laid in once"
    assert taken.rests > 0, "it has no sound, and none is missed"


def test_a_picture_is_seen_for_its_time(tmp_path: Path, films: tuple[str, str, str]) -> None:
    taken = play(tmp_path, 12, Playlist(paths=(films[2], films[1]), picture_s=3))
    stills = [due for due, level in taken.shown if level > 250]
    after = [min(due for due, _ in taken.shown if due > still) for still in stills[:2]]
    assert [round((b - a) / NS, 2) for a, b in zip(stills, after, strict=False)] == [3.0, 3.0]


def test_what_cannot_be_played_is_passed_over_and_said(tmp_path: Path, films: tuple[str, str, str]) -> None:
    (tmp_path / "broken.mp4").write_bytes(b"no film at all" * 100)
    broken, gone = str(tmp_path / "broken.mp4"), str(tmp_path / "gone.png")
    taken = play(tmp_path, 6, Playlist(paths=(gone, films[1], broken, films[1])))
    assert taken.items()[0] == "dark.mp4"
    dues = [due for due, _ in taken.shown]
    assert max(abs(b - a - NS / 30) for a, b in pairwise(dues)) < NS / 10_000
    why = "“gone.png” is not there. Put it back, or choose the file again."
    assert taken.said[0][1] == f"One file is left out of the playlist. {why}"
    assert taken.said[-1][1].startswith(f"2 files are left out of the playlist. {why}")


def test_a_file_that_has_come_back_is_no_longer_said(tmp_path: Path, films: tuple[str, str, str]) -> None:
    late = tmp_path / "late.mp4"

    def then(taken: Taken) -> None:
        if taken.at_s > 1.5 and not late.exists():
            late.write_bytes(Path(films[1]).read_bytes())

    taken = play(tmp_path, 6, Playlist(paths=(str(late), films[1])), then)
    assert "late.mp4" in taken.said[0][1]
    assert taken.said[-1][1] == ""
    assert "late.mp4" in taken.items()


@pytest.mark.parametrize("loop", [True, False])
def test_where_nothing_can_be_played_it_says_so(tmp_path: Path, films: tuple[str, str, str], loop: bool) -> None:
    with pytest.raises(MediaError, match=r"^The playlist is empty\. Add files"):
        play(tmp_path, 1, Playlist(loop=loop))
    with pytest.raises(MediaError, match=r"^None of the playlist can be played\. “a\.mp4” is not there\."):
        play(tmp_path, 1, Playlist(paths=("/nowhere/a.mp4", "/nowhere/b.mp4"), loop=loop))
    hollow = make_hollow(tmp_path)
    with pytest.raises(MediaError, match=r"None of the playlist can be played\."):
        play(tmp_path, 20, Playlist(paths=(hollow, hollow), loop=loop))


def test_after_files_with_nothing_in_them_the_status_goes_on(tmp_path: Path, films: tuple[str, str, str]) -> None:
    hollow = make_hollow(tmp_path)
    stepped = once(0.5, messages.Command("step", {"by": 1}))
    taken = play(tmp_path, 4, Playlist(paths=(films[0], hollow, hollow, films[1])), stepped)
    assert taken.items() == ["light.mp4", "dark.mp4", "light.mp4", "dark.mp4"]


def test_a_file_that_was_slow_to_open_is_not_called_too_much(
    tmp_path: Path, films: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Taken(tmp_path, Playlist(paths=(films[1], films[2]), picture_s=2), 8, lambda _taken: None)

    def slowly(*given: Any) -> StillClip:
        taken.virtual.advance_ns(int(1.4 * NS))
        return StillClip(*given)

    monkeypatch.setattr("studio.kinds.sources.playlist.reel.StillClip", slowly)
    working.run(cast("Playlist", taken.spec.input), taken, taken.link)
    assert "white.png" in taken.items()
    assert {text for _, text, _ in taken.said} == {""}


def test_next_and_previous(tmp_path: Path, films: tuple[str, str, str]) -> None:
    taken = play(tmp_path, 3, Playlist(paths=films, picture_s=60), once(0.5, messages.Command("step", {"by": 2})))
    assert taken.items() == ["light.mp4", "white.png"]
    taken = play(tmp_path, 3, Playlist(paths=films, picture_s=60), once(0.5, messages.Command("step", {"by": -1})))
    assert taken.items() == ["light.mp4", "white.png"]
    taken = play(tmp_path, 2, Playlist(paths=films, loop=False), once(0.5, messages.Command("step", {"by": -1})))
    assert taken.items() == ["light.mp4"]


def test_of_steps_that_come_together_one_file_is_opened(
    tmp_path: Path, films: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that is held down steps thirty times a second, and a file may take longer to open."""
    opened: list[str] = []

    def counted(path: str, *more: Any) -> FileClip:
        opened.append(Path(path).name)
        return FileClip(path, *more)

    monkeypatch.setattr("studio.kinds.sources.playlist.reel.FileClip", counted)
    held = [messages.Command("step", {"by": 1})] * 300 + [messages.Command("step", {"by": 2})]
    taken = play(tmp_path, 1.5, Playlist(paths=films, picture_s=60), once(0.5, held))
    assert taken.items() == ["light.mp4", "white.png"]
    assert opened == ["light.mp4"]


def test_seeking_stays_within_what_is_seen(tmp_path: Path, films: tuple[str, str, str]) -> None:
    winding = once(1, messages.Command("seek", {"seconds": 56}))
    taken = play(tmp_path, 3, Playlist(paths=(films[2], films[0]), picture_s=60), winding)
    assert taken.items() == ["white.png"]
    assert float(taken.said[-1][2]["position_s"]) > 57.5


def test_seeking_near_the_end_winds_what_is_seen_and_not_what_follows(tmp_path: Path, films: tuple[str, str, str]) -> None:
    """Half a second before its end the next one is being decoded already."""
    taken = play(tmp_path, 5, Playlist(paths=films[:2]), once(1.75, messages.Command("seek", {"seconds": 0.5})))
    assert taken.items() == ["light.mp4", "dark.mp4", "light.mp4"]
    (wound,) = [n for n, (a, b) in enumerate(pairwise(taken.places("light.mp4"))) if b < a][:1]
    before, after = taken.places("light.mp4")[wound : wound + 2]
    assert before > 1.4
    assert 0.3 < after < 1.0
    dues = {round((due - taken.began_ns) / NS, 1): level for due, level in taken.shown}
    assert all(level > 100 for at_s, level in dues.items() if 0.1 < at_s < 3.0), "light until its end, a second and a half later"
    assert min(level for at_s, level in dues.items() if 3.5 < at_s < 4.2) < 100, "what followed it follows it again"
    taken = play(tmp_path, 2.6, Playlist(paths=films[:2]), once(1.75, messages.Command("restart")))
    assert taken.items() == ["light.mp4"]


def test_what_is_seen_and_gone_is_not_wound(tmp_path: Path, films: tuple[str, str, str]) -> None:
    gone = tmp_path / "gone.mp4"
    shutil.copy(films[0], gone)

    def then(taken: Taken) -> Said | None:
        if taken.at_s < 1.75 or not gone.exists():
            return None
        gone.unlink()
        return messages.Command("seek", {"seconds": 0.5})

    taken = play(tmp_path, 2.8, Playlist(paths=(str(gone), films[1])), then)
    assert taken.items() == ["gone.mp4", "dark.mp4"]
    dues = [due for due, _ in taken.shown]
    assert max(abs(b - a - NS / 30) for a, b in pairwise(dues)) < NS / 10_000, "it played on"


def test_what_is_paused_near_its_end_stands_is_wound_and_goes_on(tmp_path: Path, films: tuple[str, str, str]) -> None:
    still = Playlist(paths=(films[2], films[1]), picture_s=3, loop=False)
    paused = structs.replace(still, paused=True)
    steps: list[tuple[float, Said]] = [(2.2, paused), (5, messages.Command("seek", {"seconds": 0.5}))]
    taken = play(tmp_path, 7, still, lambda taken: steps.pop(0)[1] if steps and taken.at_s >= steps[0][0] else None)
    assert taken.items() == ["white.png"]
    assert taken.said[-1][2]["position_s"] == pytest.approx(0.5, abs=0.1)
    steps = [(2.2, paused), (5, still)]
    taken = play(tmp_path, 6.2, still, lambda taken: steps.pop(0)[1] if steps and taken.at_s >= steps[0][0] else None)
    assert taken.items() == ["white.png", "dark.mp4"]
    assert max(taken.places("white.png")) <= 3.1


def test_another_list_is_followed_without_beginning_anew(tmp_path: Path, films: tuple[str, str, str]) -> None:
    grown = Playlist(paths=(films[0], films[2], films[1]), picture_s=1)
    taken = play(tmp_path, 5, Playlist(paths=films[:1]), once(0.5, grown))
    assert taken.items()[:3] == ["light.mp4", "white.png", "dark.mp4"]
    assert not taken.input_changed
    taken = Taken(tmp_path, Playlist(paths=films[:1]), 5, once(0.5, Playlist(paths=films[:1], width=640, height=640)))
    working.run(Playlist(paths=films[:1]), taken, taken.link)
    assert taken.input_changed, "another frame is another picture"


def test_a_pause_holds_it(tmp_path: Path, films: tuple[str, str, str]) -> None:
    taken = play(tmp_path, 6, Playlist(paths=films[:1]), once(0.5, Playlist(paths=films[:1], paused=True)))
    assert max(due for due, _ in taken.shown) < taken.began_ns + 2 * NS
    assert taken.said[-1][2]["paused"] is True


def test_a_picture_that_stands_is_drawn_again_at_a_new_size(tmp_path: Path, films: tuple[str, str, str]) -> None:
    still = Playlist(paths=films[2:], picture_s=60)
    taken = play(tmp_path, 3, still, once(1, specs.SourceSpec("x", "X", still, (640, 360))))
    assert [round((due - taken.began_ns) / NS, 1) for due, _ in taken.shown] == [0.1, 1.0]
    assert not taken.input_changed


def test_names_that_are_no_text_are_played(tmp_path: Path, films: tuple[str, str, str]) -> None:
    """As an archive from a computer with another encoding leaves them."""
    name = os.fsencode(tmp_path) + b"/\xd6\xd0.mp4"
    shutil.copy(os.fsencode(films[0]), name)
    taken = play(tmp_path, 1, Playlist(paths=(os.fsdecode(name),)))
    assert taken.shown
    for state, text, figures in taken.said:
        assert wire.encode(messages.Status(state, text, figures))

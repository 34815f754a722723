"""Plays clips in real time on exact due times, one after another: decodes ahead, goes over seams without a gap, pauses, seeks.

The media time line is laid on the monotonic axis once (`_base`) and continued at every seam; picture and sound share it.
Wakes about five times a second, when pictures or sound need it: `studio.media.pacing.ahead` says how far pictures lie ahead in
the ring, however evenly or unevenly they come. Which clip comes next is the reel's to say.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import groupby

import av

from studio.contracts.messages import Command
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, sample_at, sample_time_ns, tick_at, tick_time_ns
from studio.media.inputs.clip import Clip, usual_ns
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.reel import Reel
from studio.media.inputs.tracks import F32, turn_of
from studio.media.pacing.ahead import AHEAD_NS, Ahead
from studio.values.errors import MediaError
from studio.words import media as says

SLOTS = 16
_CLOSEST_NS = 17_000_000  # no canvas shows more than 60 a second: of a slow-motion recording's 240 every fourth is laid in
_SOUND_AHEAD_NS = 350_000_000
_SOUND_REFILL_NS = 150_000_000
_LEAD_NS = 80_000_000  # from the first decoded picture to its due time
_SEAM_NS = NS  # before the end of a clip: the next one is made ready, and no earlier
_IDLE_S = 0.5
_TAIL_SAMPLES = SAMPLE_RATE_HZ // 4  # sound that outlasts the picture by less is cut at the seam
_EARLY_NS = 3_000_000  # more than stamps in whole ms are off
_SLOWEST_HZ = 10  # below, waiting for a tick would be felt
_LATE_NS = 250_000_000  # decode only what others refer to
_LOST_NS = 1_000_000_000  # give up catching up: shift the time line


@dataclass(slots=True)
class _Pass:
    """One clip from its beginning to its end: where its media time 0 lies, None until its first picture or sound.

    `first`: once another clip is decoded, this one's own stamp of media time 0 (ns, None: it had none), and that in samples.
    """

    clip: Clip
    base_ns: int | None = None
    first: tuple[int | None, int] = (None, 0)


class Player:
    """Plays what `reel` names into `output`. `play`, then `close`."""

    def __init__(self, reel: Reel, output: SourceOutput) -> None:
        self._reel, self._output = reel, output
        output.slots = SLOTS
        self._ahead = Ahead(SLOTS)
        self._base: int | None = None  # monotonic time of media time 0 of this pass, None until its first picture or sound
        self._index0 = 0  # sample index of media time 0
        self._budget = 0
        self._paused_ns: int | None = None
        self._slow = False
        self._newest: tuple[av.VideoFrame, tuple[int, int] | None] | None = None  # the picture published last, its natural size
        self._generation = output.generation
        self._passes: deque[_Pass] = deque()  # the one that is seen first, the one that is being decoded last
        self._take(reel.first())

    def _take(self, clip: Clip) -> None:
        """Read from a clip that has just been opened, from its beginning."""
        self._clip = clip
        self._passes.append(_Pass(clip))
        self._first: int | None = None  # the clip's own stamp of media time 0, ns
        self._first_sample = 0
        self._usual_ns = usual_ns(clip)
        if clip.sound is None:
            self._output.rest()
        if self._slow:
            clip.hurry(True)
        self._begin_pass(0)

    def _begin_pass(self, target_ns: int) -> None:
        """Nothing of this pass has been decoded yet; nothing before media time `target_ns` is to be shown."""
        self._skip_to = target_ns
        self._pending: tuple[av.VideoFrame, int] | None = None  # decoded, not yet published: picture and media time
        self._following: tuple[av.VideoFrame, int] | None = None  # the one after it, where it had to be looked at
        self._held: tuple[int, F32] | None = None  # the same for sound: place and samples
        self._shown_at: int | None = None  # media time of the picture published last
        self._picture_end = self._sound_end = 0  # media time, samples
        self._pictures_done = self._clip.pictures is None
        self._published = 0  # pictures and blocks of this pass
        self._ended = False

    def close(self) -> None:
        self._clip.close()

    # ------------------------------------------------------------ the loop

    def play(self) -> None:
        output = self._output
        while not output.ending:
            self._pause(output.spec.input.is_paused())
            self._follow_size()
            if self._paused_ns is not None or self._ended:
                output.touch()
                output.rest()
                wait_s = _IDLE_S
            else:
                self._fill()
                output.touch()  # the next picture may be seconds away
                wait_s = self._wait_s()
            self._report()
            self._obey(output.poll(wait_s))

    def _obey(self, commands: list[Command]) -> None:
        """Of several of a kind in a row the sum counts, or the last: nothing is opened or wound that nobody would see."""
        for name, together in groupby(commands, key=lambda command: command.name):
            said = [command.arguments for command in together]
            if name == "seek":
                self._seek(float(said[-1].get("seconds", 0.0)))
            elif name == "restart":
                self._seek(0.0)
            elif name == "step":
                self._step(sum(int(arguments.get("by", 1)) for arguments in said))

    def _pause(self, paused: bool) -> None:
        now = self._output.clock.now_ns()
        if paused and self._paused_ns is None and self._base is not None:
            given_ns = min(self._base + self._pending[1], now + AHEAD_NS) if self._pending is not None else now
            self._paused_ns = max(now, given_ns)
        elif not paused and self._paused_ns is not None:
            if self._base is not None:
                before_ns = self._base
                self._place(self._on_grid(before_ns + max(0, now + _LEAD_NS - self._paused_ns)))
                for earlier in list(self._passes)[:-1]:  # what is seen while the next one is decoded stood as well
                    if earlier.base_ns is not None:
                        earlier.base_ns += self._base - before_ns
            self._paused_ns = None

    def _follow_size(self) -> None:
        """A picture that stands is shown again at a new size; those that follow soon have it anyway."""
        if self._generation == self._output.generation or self._ahead.waits(now := self._output.clock.now_ns()):
            return
        self._generation = self._output.generation
        if self._newest is not None:
            frame, natural = self._newest
            self._output.picture(frame, now, now, turn_of(frame), natural)

    def _wait_s(self) -> float:
        """Until pictures or sound need to be filled up, whichever comes first."""
        if self._base is None:
            return 0.0
        now = self._output.clock.now_ns()
        wake = now + int(_IDLE_S * NS)
        if self._pending is not None:
            wake = min(wake, self._ahead.wake_ns(self._base + self._pending[1]))
        elif not self._pictures_done:
            wake = now
        if self._clip.sound is not None and not self._sound_done() and not self._sound_waits_for_pictures():
            wake = min(wake, sample_time_ns(self._index0 + self._sound_end) - _SOUND_REFILL_NS)
        if self._pass_done():
            wake = min(wake, self._end_ns() - _SEAM_NS)
        return max(0.001, (wake - now) / NS)

    def _report(self) -> None:
        seen = self._seen()
        position_ns = self._at_ns() - seen.base_ns if seen.base_ns is not None else 0
        length_ns = seen.clip.length_ns
        if self._ended and length_ns and len(self._passes) == 1:
            position_ns = length_ns  # it stands there, though time goes on
        text = says.too_much(name=self._clip.name) if self._slow else self._reel.words()
        self._output.report(
            "ended" if self._ended else "running",
            text,
            position_s=round(max(0, position_ns) / NS, 2),
            duration_s=round(length_ns / NS, 2),
            paused=self._paused_ns is not None,
            **seen.clip.figures,
        )

    def _at_ns(self) -> int:
        """The time whose picture is seen: now, or where it was paused."""
        return self._paused_ns if self._paused_ns is not None else self._output.clock.now_ns()

    def _seen(self) -> _Pass:
        """The clip that is seen, which is not yet the one that is being decoded near its end."""
        at_ns = self._at_ns()
        while len(self._passes) > 1 and (base := self._passes[1].base_ns) is not None and base <= at_ns:
            self._passes.popleft()
        return self._passes[0]

    # ------------------------------------------------------------ filling the rings

    def _fill(self) -> None:
        self._budget = SLOTS  # a slow machine must still get round to hear the desk
        while self._budget > 0:
            self._fill_pictures()
            self._fill_sound()
            if not self._pass_done() or self._end_ns() > self._output.clock.now_ns() + _SEAM_NS:
                return
            self._end_pass()
            if self._ended:
                return

    def _pass_done(self) -> bool:
        """All of the clip is in the rings."""
        return self._pictures_done and (self._clip.sound is None or self._sound_done())

    def _end_ns(self) -> int:
        """When the last picture and the last sound of this pass have been seen and heard."""
        if self._base is None:
            return 0
        return max(self._base + self._picture_end, sample_time_ns(self._index0 + self._sound_end))

    def _fill_pictures(self) -> None:
        while not self._pictures_done and self._budget > 0:
            if self._pending is None and not self._decode_picture():
                self._pictures_done = True
                return
            self._pass_over_close_ones()
            assert self._pending is not None
            frame, at = self._pending
            now = self._output.clock.now_ns()
            if self._base is None:
                self._place(self._on_grid(now + _LEAD_NS - at))
            assert self._base is not None
            if not self._ahead.takes(self._base + at, now):
                return
            self._keep_pace(now - self._base - at)
            due = self._base + at
            self._show(frame, due)
            self._ahead.laid(due)
            self._shown_at = at
            self._published += 1
            self._budget -= 1
            self._pending = None

    def _pass_over_close_ones(self) -> None:
        """Of pictures that follow one shown within the time of one tick, the last one is enough."""
        while self._pending is not None and self._shown_at is not None and self._pending[1] - self._shown_at < _CLOSEST_NS:
            if self._following is None:
                self._following = self._decoded()
            if self._following is None or self._following[1] - self._shown_at >= _CLOSEST_NS:
                return
            self._pending, self._following = self._following, None

    def _show(self, frame: av.VideoFrame, due_ns: int) -> None:
        self._newest = frame, self._clip.natural(frame)
        self._output.picture(frame, due_ns, due_ns, turn_of(frame), self._newest[1])

    def _decode_picture(self) -> bool:
        """The next picture to be shown into `_pending`; False at the end."""
        self._pending, self._following = self._following or self._decoded(), None
        return self._pending is not None

    def _decoded(self) -> tuple[av.VideoFrame, int] | None:
        """The next picture to be shown and its media time; None at the end."""
        assert self._clip.pictures is not None
        while (picture := self._clip.pictures.next()) is not None:
            frame, stamp, duration = picture
            if self._first is None:
                self._first = stamp
                self._first_sample = round(stamp * SAMPLE_RATE_HZ / NS)
            at = stamp - self._first
            self._picture_end = at + duration
            if self._picture_end > self._skip_to:
                return frame, at
        return None

    def _keep_pace(self, late_ns: int) -> None:
        if late_ns > _LOST_NS:
            assert self._base is not None
            self._place(self._on_grid(self._base + late_ns + _LEAD_NS))
        slow = late_ns > (_LATE_NS // 2 if self._slow else _LATE_NS)
        if self._shown_at is None:  # what was slow to open may be quick to decode
            slow = slow and self._slow
        if slow != self._slow:
            self._slow = slow
            self._clip.hurry(slow)

    def _fill_sound(self) -> None:
        """Sound up to 0.35 s ahead, never past the pictures, so that a loop's seam can still be cut."""
        if self._clip.sound is None or (self._base is None and not self._pictures_done):
            return
        tail = self._clip.pictures is not None and self._pictures_done
        blocks: list[tuple[int, F32]] = []
        while (block := self._next_sound()) is not None and block[0] + len(block[1]) <= self._sound_limit(tail):
            self._sound_end = block[0] + len(block[1])
            self._held = None
            blocks.append(block)
        if self._silent_ahead():
            self._output.rest()
        end = self._picture_samples()
        cut = tail and self._sound_done() and self._sound_end <= end + _TAIL_SAMPLES
        for place, samples in blocks:
            skip = max(0, sample_at(self._skip_to) - place, -place)
            samples = samples[skip : max(0, end - place) if cut else None]
            if len(samples):
                self._output.sound(samples, self._index0 + place + skip)
                self._published += 1

    def _silent_ahead(self) -> bool:
        """The file has no sound for a while: its track is over before its pictures, or has a hole."""
        held = self._held
        return self._sound_done() or (held is not None and held[0] > self._sound_end + _TAIL_SAMPLES)

    def _next_sound(self) -> tuple[int, F32] | None:
        """The next block with its place from media time 0, decoded and not yet written; it stays until `_held` is cleared."""
        assert self._clip.sound is not None
        if self._held is None and (block := self._clip.sound.block()) is not None:
            place, samples = block
            if self._first is None:
                self._first, self._first_sample = place * NS // SAMPLE_RATE_HZ, place
            if self._base is None:
                self._place(self._output.clock.now_ns() + _LEAD_NS - sample_time_ns(place - self._first_sample))
            self._held = (place - self._first_sample, samples)
        return self._held

    def _sound_waits_for_pictures(self) -> bool:
        """The next block reaches beyond the pictures decoded so far: more of them are needed before it."""
        held = self._held
        return held is not None and not self._pictures_done and held[0] + len(held[1]) > self._picture_samples()

    def _sound_done(self) -> bool:
        return self._clip.sound is not None and self._clip.sound.done and self._held is None

    def _sound_limit(self, tail: bool) -> int:
        """Samples from media time 0 up to which sound may be written now."""
        limit = sample_at(self._output.clock.now_ns() + _SOUND_AHEAD_NS) - self._index0
        if tail:
            return max(limit, self._picture_samples() + _TAIL_SAMPLES)
        return limit if self._pictures_done else min(limit, self._picture_samples())

    def _picture_samples(self) -> int:
        return self._picture_end * SAMPLE_RATE_HZ // NS

    # ------------------------------------------------------------ the time line

    def _on_grid(self, base_ns: int) -> int:
        """The next time just before a tick at the file's own rate.

        A canvas of that rate then shows every picture at its own time, not up to a tick later than it is heard, and none
        so close to the border of two ticks that rounded stamps would carry it over.
        """
        rate = self._clip.rate
        if not rate or rate < _SLOWEST_HZ:
            return base_ns
        tick = tick_at(base_ns + _EARLY_NS, rate.numerator, rate.denominator) + 1
        return tick_time_ns(tick, rate.numerator, rate.denominator) - _EARLY_NS

    def _place(self, base_ns: int) -> None:
        self._base = self._passes[-1].base_ns = base_ns
        self._index0 = sample_at(base_ns)

    def _end_pass(self) -> None:
        """Both tracks are through: continue the time line with what follows, or stand at the end."""
        failed = None
        if not self._published:
            failed = MediaError("file_unreadable", says.nothing_playable(name=self._clip.name))
        following = self._reel.after(self._clip, failed)
        if following is None:
            self._ended = True
            self._output.link.event("ended")
            return
        base = self._base
        if base is not None:
            outlasts = self._clip.pictures is None or self._sound_end > self._picture_samples() + _TAIL_SAMPLES
            ends = self._sound_end and outlasts
            base = sample_time_ns(self._index0 + self._sound_end) if ends else base + self._picture_end
        if following is self._clip:
            self._passes.append(_Pass(following))
            self._wind(0)
        else:
            self._clip.close()
            self._passes[-1].first = self._first, self._first_sample
            if failed is not None:
                self._passes.pop()  # nothing of it will be seen
            self._take(following)
        if base is not None:
            self._place(base)

    def _seek(self, seconds: float) -> None:
        """Wind what is seen. Where what follows it is open already, it is opened once more; where it cannot be, it plays on."""
        seen = self._seen()
        if seen.clip is not self._clip:
            again = self._reel.again(seen.clip)
            if again is None:
                return
            self._clip.close()
            self._take(again)
            self._first, self._first_sample = seen.first
        self._wind(max(0, min(int(seconds * NS), max(0, self._clip.length_ns - self._usual_ns))))
        self._cut()

    def _step(self, by: int) -> None:
        following = self._reel.step(by, self._seen().clip)
        if following is not None:
            self._clip.close()
            self._take(following)
            self._cut()

    def _cut(self) -> None:
        """Show what is decoded next as soon as it is there: what was laid in ahead is no longer wanted."""
        self._passes = deque([_Pass(self._clip)])
        self._ahead.forget()
        self._base = None
        if self._paused_ns is not None:
            self._paused_ns = None
            self._show_one()

    def _show_one(self) -> None:
        """Seeking while paused: show where we are."""
        if self._clip.pictures is not None and self._decode_picture():
            assert self._pending is not None
            frame, at = self._pending
            now = self._output.clock.now_ns()
            self._show(frame, now)
            self._place(now - at)

    def _wind(self, target_ns: int) -> None:
        """Everything of this clip back to media time `target_ns`."""
        first = self._first or 0
        self._clip.wind(target_ns + first if target_ns else min(0, first))
        self._begin_pass(target_ns)

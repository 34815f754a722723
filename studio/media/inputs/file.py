"""Plays a recording in real time on exact due times: decodes ahead, loops without a seam, pauses, seeks.

The media time line is laid on the monotonic axis once (`_Line.base_ns`) and continued at every loop; picture and sound
share it. Wakes about five times a second, when pictures or sound need it: `studio.media.pacing.ahead` says how far
pictures lie ahead in the ring, however evenly or unevenly they come.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import av

from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, sample_at, sample_time_ns, tick_at, tick_time_ns
from studio.kinds.inputs import MediaFile
from studio.media.inputs.opening import open_file
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.tracks import F32, PictureTrack, SoundTrack, Tracks, natural_size, turn_of
from studio.media.pacing.ahead import AHEAD_NS, Ahead
from studio.values.errors import MediaError

SLOTS = 16
_CLOSEST_NS = 17_000_000  # no canvas shows more than 60 a second: of a slow-motion recording's 240 every fourth is laid in
_SOUND_AHEAD_NS = 350_000_000
_SOUND_REFILL_NS = 150_000_000
_LEAD_NS = 80_000_000  # from the first decoded picture to its due time
_IDLE_S = 0.5
_TAIL_SAMPLES = SAMPLE_RATE_HZ // 4  # sound that outlasts the picture by less is cut at the seam
_EARLY_NS = 3_000_000  # more than stamps in whole ms are off
_SLOWEST_HZ = 10  # below, waiting for a tick would be felt
_LATE_NS = 250_000_000  # decode only what others refer to
_LOST_NS = 1_000_000_000  # give up catching up: shift the time line
_LARGEST_PIXELS = 8192 * 4352


def run(media: MediaFile, output: SourceOutput, link: DeskLink) -> None:
    """Play until the output is `ending`.

    Raises:
        MediaError: the file cannot be played.
    """
    output.slots = SLOTS
    output.live_fields = frozenset(["paused", "loop"])
    link.stage("open", 10.0)
    player = _Player(media.path, output)
    try:
        player.play()
    finally:
        player.close()


class _Player:
    """One file. `_base` is the monotonic time of media time 0 of this pass, None until its first picture or sound."""

    def __init__(self, path: str, output: SourceOutput) -> None:
        self._path, self._output = path, output
        self._name = Path(path).name
        self._open()
        self._base: int | None = None
        self._first: int | None = None  # the file's own stamp of media time 0, ns
        self._first_sample = 0
        self._index0 = 0  # sample index of media time 0
        self._skip_to = 0  # media time before which nothing is shown (after a seek)
        self._pending: tuple[av.VideoFrame, int] | None = None  # decoded, not yet published: picture and media time
        self._following: tuple[av.VideoFrame, int] | None = None  # the one after it, where it had to be looked at
        self._ahead = Ahead(SLOTS)
        self._shown_at: int | None = None  # media time of the picture published last
        self._held: tuple[int, F32] | None = None  # the same for sound: place and samples
        self._budget = 0
        self._usual_ns = self._pictures.usual_ns if self._pictures else NS // 25
        self._picture_end = self._sound_end = 0  # media time, samples
        self._pictures_done = self._pictures is None
        self._published = 0  # pictures and blocks of this pass
        self._paused_ns: int | None = None
        self._ended = False
        self._slow = False

    def _open(self) -> None:
        container = open_file(self._path)
        self._tracks = Tracks(container, self._output.want_sound)
        video = self._tracks.video
        if video is not None and video.codec_context.width * video.codec_context.height > _LARGEST_PIXELS:
            container.close()
            raise MediaError("file_too_large", f"“{self._name}” has more than 8K pixels. Make a smaller copy and use that.")
        try:
            self._pictures = PictureTrack(self._tracks) if video is not None else None
            self._sound = SoundTrack(self._tracks) if self._tracks.audio is not None else None
        except (av.FFmpegError, ValueError) as error:
            container.close()
            raise MediaError("file_codec", f"“{self._name}” uses a codec that cannot be played. Convert it to H.264.") from error
        if self._pictures is None and self._sound is None:
            container.close()
            raise MediaError("file_wrong_type", f"“{self._name}” has neither picture nor sound to play.")

    def close(self) -> None:
        self._tracks.container.close()

    # ------------------------------------------------------------ the loop

    def play(self) -> None:
        output = self._output
        while not output.ending:
            media = cast("MediaFile", output.spec.input)
            self._pause(media.paused)
            if self._paused_ns is not None or self._ended:
                output.touch()
                output.rest()
                wait_s = _IDLE_S
            else:
                self._fill(media.loop)
                output.touch()  # the next picture may be seconds away
                wait_s = self._wait_s()
            self._report()
            for command in output.poll(wait_s):
                if command.name == "seek":
                    self._seek(float(command.arguments.get("seconds", 0.0)))
                elif command.name == "restart":
                    self._seek(0.0)

    def _pause(self, paused: bool) -> None:
        now = self._output.clock.now_ns()
        if paused and self._paused_ns is None and self._base is not None:
            given_ns = min(self._base + self._pending[1], now + AHEAD_NS) if self._pending is not None else now
            self._paused_ns = max(now, given_ns)
        elif not paused and self._paused_ns is not None:
            if self._base is not None:
                self._place(self._on_grid(self._base + max(0, now + _LEAD_NS - self._paused_ns)))
            self._paused_ns = None

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
        if self._sound is not None and not self._sound_done() and not self._sound_waits_for_pictures():
            wake = min(wake, sample_time_ns(self._index0 + self._sound_end) - _SOUND_REFILL_NS)
        return max(0.001, (wake - now) / NS)

    def _report(self) -> None:
        position_ns = 0
        if self._base is not None:
            position_ns = (self._paused_ns or self._output.clock.now_ns()) - self._base
        length = self._tracks.container.duration or 0
        if self._ended and length:
            position_ns = length * 1000  # it stands there, though time goes on
        text = f"“{self._name}” is too much for this computer: pictures are left out." if self._slow else ""
        self._output.report(
            "ended" if self._ended else "running",
            text,
            position_s=round(max(0, position_ns) / NS, 2),
            duration_s=round(length / 1e6, 2),
            paused=self._paused_ns is not None,
        )

    # ------------------------------------------------------------ filling the rings

    def _fill(self, loop: bool) -> None:
        self._budget = SLOTS  # a slow machine must still get round to hear the desk
        while self._budget > 0:
            self._fill_pictures()
            self._fill_sound()
            if not self._pictures_done or (self._sound is not None and not self._sound_done()):
                return
            self._end_pass(loop)
            if self._ended:
                return

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
        assert self._tracks.video is not None
        self._output.picture(frame, due_ns, due_ns, turn_of(frame), natural_size(self._tracks.video, frame))

    def _decode_picture(self) -> bool:
        """The next picture to be shown into `_pending`; False at the end."""
        self._pending, self._following = self._following or self._decoded(), None
        return self._pending is not None

    def _decoded(self) -> tuple[av.VideoFrame, int] | None:
        """The next picture to be shown and its media time; None at the end."""
        assert self._pictures is not None
        while (picture := self._pictures.next()) is not None:
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
        assert self._pictures is not None
        if late_ns > _LOST_NS:
            assert self._base is not None
            self._place(self._on_grid(self._base + late_ns + _LEAD_NS))
        slow = late_ns > (_LATE_NS // 2 if self._slow else _LATE_NS)
        if slow != self._slow:
            self._slow = slow
            self._pictures.decoder.skip_frame = "NONREF" if slow else "DEFAULT"

    def _fill_sound(self) -> None:
        """Sound up to 0.35 s ahead, never past the pictures, so that a loop's seam can still be cut."""
        if self._sound is None or (self._base is None and not self._pictures_done):
            return
        tail = self._pictures is not None and self._pictures_done
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
        assert self._sound is not None
        if self._held is None and (block := self._sound.block()) is not None:
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
        return self._sound is not None and self._sound.done and self._held is None

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
        rate = self._tracks.video.guessed_rate if self._tracks.video is not None else None
        if not rate or rate < _SLOWEST_HZ:
            return base_ns
        tick = tick_at(base_ns + _EARLY_NS, rate.numerator, rate.denominator) + 1
        return tick_time_ns(tick, rate.numerator, rate.denominator) - _EARLY_NS

    def _place(self, base_ns: int) -> None:
        self._base = base_ns
        self._index0 = sample_at(base_ns)

    def _end_pass(self, loop: bool) -> None:
        """Both tracks are through: continue the time line with the next pass, or stand at the end."""
        if not self._published:
            raise MediaError("file_unreadable", f"Nothing in “{self._name}” can be played: it is damaged.")
        if not loop:
            self._ended = True
            self._output.link.event("ended")
            return
        sound_end = self._sound_end
        if self._pictures is not None and self._sound_end <= self._picture_samples() + _TAIL_SAMPLES:
            sound_end = 0
        if self._base is not None:
            if sound_end:
                self._place(sample_time_ns(self._index0 + sound_end))
            else:
                self._place(self._base + self._picture_end)
        self._wind(0)

    def _seek(self, seconds: float) -> None:
        length_ns = (self._tracks.container.duration or 0) * 1000
        target = max(0, min(int(seconds * NS), max(0, length_ns - self._usual_ns)))
        self._wind(target)
        self._ahead.forget()
        self._base = None
        if self._paused_ns is not None:
            self._paused_ns = None
            self._show_one()

    def _show_one(self) -> None:
        """Seeking while paused: show where we are."""
        if self._pictures is not None and self._decode_picture():
            assert self._pending is not None
            frame, at = self._pending
            now = self._output.clock.now_ns()
            self._show(frame, now)
            self._place(now - at)

    def _wind(self, target_ns: int) -> None:
        """Everything back to media time `target_ns`; a file that cannot be wound is opened again."""
        first = self._first
        try:
            self._tracks.rewind(target_ns + (first or 0) if target_ns else min(0, first or 0))
            if self._pictures is not None:
                self._pictures.rewind()
            if self._sound is not None:
                self._sound.rewind()
        except av.FFmpegError:
            self.close()
            self._open()
        self._skip_to = target_ns
        self._pending = self._following = self._held = self._shown_at = None
        self._picture_end = self._sound_end = 0
        self._pictures_done = self._pictures is None
        self._published = 0
        self._ended = False

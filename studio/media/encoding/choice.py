"""Which encoder, preset and bit rate are in use now, and in the operator's words why not those that were asked for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from studio.contracts import specs
from studio.media.encoding.load import LoadWatch, next_preset
from studio.media.encoding.video import FALLBACK_CODEC, VideoEncoder
from studio.values.errors import MediaError
from studio.values.sentences import together
from studio.words import encoding as says


class Choice:
    """Begins with what the spec asks for; falls back to x264 and to quicker presets, and stays there. One thread.

    Args:
        spec: what is asked for.
        event: called with a name and its data when the choice changes: `encoder_fell_back`, `preset_stepped_down`.
    """

    def __init__(self, spec: specs.EncoderSpec, event: Callable[..., object]) -> None:
        self._event = event
        self.follow(spec)

    def follow(self, spec: specs.EncoderSpec) -> None:
        """Begin anew with `spec`."""
        self.spec = spec
        self.codec, self.preset, self.bps = spec.codec, spec.preset, spec.video_bps
        self._notes: dict[str, str] = {}  # what the operator should know, by topic

    @property
    def text(self) -> str:
        """For the operator; empty while all is as asked for."""
        return together(*self._notes.values())

    @property
    def is_fallback(self) -> bool:
        return self.codec == FALLBACK_CODEC

    def open(self) -> VideoEncoder:
        """The encoder of this choice; x264 when it does not start.

        Raises:
            MediaError: nor does x264.
        """
        spec = self.spec if self.bps <= self.spec.video_bps else msgspec.structs.replace(self.spec, video_bps=self.bps)
        try:
            encoder = VideoEncoder(spec, self.codec, self.preset)
        except MediaError as error:
            if self.is_fallback:
                raise
            self.fall_back(error.text)
            encoder = VideoEncoder(spec, self.codec, self.preset)
        encoder.set_bitrate(self.bps)
        return encoder

    def fall_back(self, reason: str) -> None:
        """From now on x264."""
        self._notes["codec"] = says.by_processor(reason=reason)
        self._event("encoder_fell_back", codec=self.codec, reason=reason)
        self.codec = FALLBACK_CODEC

    def step_down(self, busy: float) -> bool:
        """Too slow: choose the next quicker preset. False when there is none. `busy`: share of time inside the encoder."""
        quicker = next_preset(self.preset) if self.is_fallback else None
        if quicker is None:
            self._notes["behind"] = says.too_slow()
            return False
        self._notes["load"] = says.quicker_preset(preset=self.spec.preset, quicker=quicker)
        self._event("preset_stepped_down", was=self.preset, now=quicker, busy=round(busy, 2))
        self.preset = quicker
        return True

    def tell_missing(self, share: float) -> None:
        """Say how many of the pictures viewers do not get (0: say nothing of it), where nothing else says why."""
        self._notes.pop("missing", None)
        if share > 0 and not self._notes.keys() & {"behind", "starved"}:
            percent = round(100 * share)
            self._notes["missing"] = says.pictures_missed(percent=percent)

    def look(self, watch: LoadWatch, now_ns: int) -> None:
        """Say, or say no longer, that other programs take the processor; and no longer that there is too little of it."""
        if watch.keeps_up(now_ns):
            self._notes.pop("behind", None)
        self._notes.pop("starved", None)
        if watch.starved:
            self._notes["starved"] = says.others_busy()

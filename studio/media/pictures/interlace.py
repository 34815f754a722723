"""Whole pictures of interlaced ones, whose two halves were seen at two moments: camcorders, 1080i and 576i.

FFmpeg's bwdif needs the picture after, so each comes one picture later; it keeps the time it was stamped with. Pictures that
do not say they are interlaced pass as they are, and cost nothing until the first that does. Some decoders know nothing of
halves: of their pictures the container says it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import av
from av.filter import Graph
from av.filter.context import FilterContext

Order = Literal["", "tff", "bff"]  # which half was seen first

_AS_FLAGGED, _ALL = "mode=send_frame:deint=interlaced", "mode=send_frame:deint=all:parity="
_SILENT = frozenset(["mjpeg", "huffyuv", "ffvhuff", "utvideo", "magicyuv", "rawvideo", "jpeg2000", "cfhd"])
_SHOWN_FIRST: dict[int, Order] = {2: "tff", 3: "bff", 4: "bff", 5: "tff"}  # AVFieldOrder


def order_of(decoder: av.VideoCodecContext) -> Order:
    """The order of halves as the container has it, where the decoder says nothing of each picture."""
    return _SHOWN_FIRST.get(int(decoder.field_order), "") if decoder.name in _SILENT else ""


class Deinterlacer:
    """For the pictures of one source, in the order in which they are shown. One thread.

    `order`: all pictures are of two halves, in this order.
    """

    def __init__(self, order: Order = "") -> None:
        self._order = order
        self._graph: Graph | None = None
        self._shape = ("", 0, 0)

    def take(self, frame: av.VideoFrame) -> list[av.VideoFrame]:
        """The pictures that are whole now."""
        if self._graph is None and not (frame.interlaced_frame or self._order):
            return [frame]
        shape, before = (frame.format.name, frame.width, frame.height), []
        if self._graph is None or shape != self._shape:
            before = self.rest()
            how = _ALL + self._order if self._order else _AS_FLAGGED
            self._graph, self._shape = _graph(frame, how), shape
        self._graph.push(frame)
        return before + _pulled(self._graph)

    def rest(self) -> list[av.VideoFrame]:
        """What is still held back, at the end."""
        graph, self._graph = self._graph, None
        if graph is None:
            return []
        graph.push(None)
        return _pulled(graph)


def _graph(frame: av.VideoFrame, how: str) -> Graph:
    graph = Graph()
    graph.threads = 1
    width, height = frame.width, frame.height
    source = graph.add_buffer(width=width, height=height, format=frame.format, time_base=frame.time_base)
    parts: list[FilterContext] = [source, graph.add("bwdif", how), graph.add("buffersink")]
    for part, following in pairwise(parts):
        part.link_to(following)
    graph.configure()
    return graph


def _pulled(graph: Graph) -> list[av.VideoFrame]:
    pictures: list[av.VideoFrame] = []
    while True:
        try:
            picture = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return pictures
        assert isinstance(picture, av.VideoFrame)
        pictures.append(picture)

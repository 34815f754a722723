"""A screen, a region of it, or one window.

Linux: X11 through x11grab; on Wayland it sees only what XWayland shows, and the operator is told so. Windows (gdigrab)
and macOS (avfoundation) are written from FFmpeg's documentation and not tested. Reads on a thread of its own: a display
server that stops blocks the read for ever.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass, field

import av

from studio.contracts.desk_link import DeskLink
from studio.ipc import clock as clocks
from studio.kinds.sources.screen import Screen
from studio.kinds.sources.screen import sentences as says
from studio.media.devices import x11
from studio.media.inputs.output import SourceOutput, even
from studio.media.inputs.watched import Beat, run_watched
from studio.media.pacing.playout import ArrivalClock
from studio.values.errors import MediaError

_LOOK_NS = clocks.NS  # how often a window's size is asked for
_MIN_SIDE = 16


@dataclass(frozen=True, slots=True)
class Grab:
    """How the codec library opens the screen. `watched`: the size of the X11 window (`window`, or the root) it depends on."""

    url: str
    format: str
    options: dict[str, str] = field(default_factory=dict)
    window: int = 0
    watched: tuple[int, int] | None = None


def run(source: Screen, output: SourceOutput, link: DeskLink) -> None:
    """Show the screen until the source ends.

    Raises:
        MediaError: there is no such screen or window, or it has gone.
    """
    del link  # the output hears it
    run_watched(output, lambda beat: read(source, output, beat), says.hangs(), silence_s=max(3.0, 3.0 / source.rate_hz))


def read(source: Screen, output: SourceOutput, beat: Beat) -> None:
    """Open and publish until `beat.stop`. Device thread. A picture that equals the last one only says that it still holds.

    Raises:
        MediaError: as `run`.
    """
    while not beat.stop:
        grab = plan(source)
        try:
            _grab(grab, output, beat)
        except av.FFmpegError as error:
            text = says.gone() if beat.opened else says.no_window() if source.window else says.no_display()
            raise MediaError("screen_lost", text, source.window or source.display) from error


def _grab(grab: Grab, output: SourceOutput, beat: Beat) -> None:
    """Publish until `beat.stop`, or until the window or the desktop has another size or is gone."""
    arrivals, unchanged = ArrivalClock(), Unchanged()
    looked_ns = output.clock.now_ns()
    with av.open(grab.url, format=grab.format, options=grab.options) as container:
        stream = container.streams.video[0]
        stream.thread_count = 1
        for frame in container.decode(stream):
            arrived_ns = output.clock.now_ns()
            beat.ok()
            if beat.stop:
                return
            if unchanged(frame):
                output.touch()
            else:
                output.picture(frame, arrivals.due_ns(_media_ns(frame, arrived_ns), arrived_ns), arrived_ns)
            if grab.watched and arrived_ns - looked_ns > _LOOK_NS:
                looked_ns = arrived_ns
                if _changed(grab):
                    return


class Unchanged:
    """Tells whether a frame has the same pixels as the one before. Keeps that one alive, copies nothing.

    Comparing costs a twentieth of converting, and most screens stand still most of the time.
    """

    def __init__(self) -> None:
        self._last: av.VideoFrame | None = None
        self._compare = ctypes.CDLL(None if sys.platform != "win32" else "msvcrt").memcmp
        self._compare.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]

    def __call__(self, frame: av.VideoFrame) -> bool:
        last, self._last = self._last, frame
        if last is None or (last.width, last.height, last.format.name) != (frame.width, frame.height, frame.format.name):
            return False
        now, before = frame.planes[0], last.planes[0]
        return now.buffer_size == before.buffer_size and not self._compare(now.buffer_ptr, before.buffer_ptr, now.buffer_size)


def plan(source: Screen) -> Grab:
    """How to open `source` on this system.

    Raises:
        MediaError: it is not there, or this system cannot do it.
    """
    if sys.platform == "win32":
        return windows_plan(source)
    if sys.platform == "darwin":
        return macos_plan(source)
    return x11_plan(source)


def x11_plan(source: Screen) -> Grab:
    """The x11grab of a window, a region, a monitor or the whole desktop; sides even.

    Raises:
        MediaError: no display, no such window, or nothing of the region lies on the screen.
    """
    display = x11.display_name(source.display)
    if os.environ.get("WAYLAND_DISPLAY") and display == os.environ.get("DISPLAY", "") and not source.window:
        raise MediaError("wayland", says.wayland(), source.display)
    desktop = x11.root_box(display) if display else None
    if desktop is None:
        raise MediaError("no_display", says.no_display(), source.display)
    options = {"framerate": f"{source.rate_hz:g}", "draw_mouse": str(int(source.cursor))}
    if source.window:
        found = x11.find_window(display, source.window)
        if found is None:
            raise MediaError("window_missing", says.no_window(), source.window)
        number, box = found
        options |= {"window_id": f"{number:#x}", "video_size": _size(even(box.width), even(box.height))}
        return Grab(display, "x11grab", options, number, (box.width, box.height))
    box = x11.monitor_box(source.display) or desktop
    if source.region is not None:
        box = x11.Box(*source.region)
    left, top = max(0, box.x), max(0, box.y)
    width, height = min(box.x + box.width, desktop.width) - left, min(box.y + box.height, desktop.height) - top
    if width < _MIN_SIDE or height < _MIN_SIDE:
        raise MediaError("region_outside", says.outside(), source.display)
    place = {"grab_x": str(left), "grab_y": str(top), "video_size": _size(even(width), even(height))}
    return Grab(display, "x11grab", options | place, watched=(desktop.width, desktop.height))


def windows_plan(source: Screen) -> Grab:
    """The gdigrab of the desktop, a region of it, or a window by its title. Not tested."""
    options = {"framerate": f"{source.rate_hz:g}", "draw_mouse": str(int(source.cursor))}
    if source.window:
        return Grab(source.window, "gdigrab", options)
    if source.region is not None:
        left, top, width, height = source.region
        options |= {"offset_x": str(left), "offset_y": str(top), "video_size": _size(even(width), even(height))}
    return Grab("desktop", "gdigrab", options)


def macos_plan(source: Screen) -> Grab:
    """AVFoundation's capture of a whole screen. Not tested.

    Raises:
        MediaError: a window or a region was asked for.
    """
    if source.window or source.region is not None:
        raise MediaError("window_unsupported", says.no_windows_here(), source.window)
    options = {"framerate": f"{source.rate_hz:g}", "capture_cursor": str(int(source.cursor)), "pixel_format": "bgr0"}
    return Grab(f"{source.display or 'Capture screen 0'}:none", "avfoundation", options)


def _media_ns(frame: av.VideoFrame, arrived_ns: int) -> int:
    """When the picture was taken on the grabber's own clock; its arrival where it does not say."""
    if frame.pts is None or frame.time_base is None:
        return arrived_ns
    return int(frame.pts * frame.time_base * clocks.NS)


def _changed(grab: Grab) -> bool:
    """Whether the window or desktop has another size or is gone.

    x11grab itself goes on with its last picture when the server dies and no cursor is drawn.
    """
    found = x11.find_window(grab.url, f"{grab.window:#x}") if grab.window else None
    box = found[1] if found else x11.root_box(grab.url) if not grab.window else None
    return box is None or (box.width, box.height) != grab.watched


def _size(width: int, height: int) -> str:
    return f"{width}x{height}"

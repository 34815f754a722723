"""A camera of this computer, through OpenCV (the codec library has no V4L2 input on Linux).

Found by its stable id at every opening, so that two webcams that change sockets or order do not swap. Reads on a thread
of its own. On Linux the camera's own bytes are taken: YUYV as it is (BT.601, limited range, V4L2's default for it), MJPEG
decoded here (BT.601, full range, JFIF); elsewhere OpenCV's BGR, converted exactly.

Tested: pixel formats, loss and pacing, with files read through OpenCV's FFmpeg backend as the nearest real capture.
Not tested: V4L2, Media Foundation and AVFoundation against a real camera.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from fractions import Fraction

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from studio.contracts.desk_link import DeskLink
from studio.ipc import clock as clocks
from studio.kinds.sources.camera import Camera
from studio.kinds.sources.camera import sentences as says
from studio.media import devices
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.watched import Beat, run_watched
from studio.media.pacing.playout import ArrivalClock
from studio.values.errors import MediaError

U8 = NDArray[np.uint8]

_BT601, _LIMITED = 5, 1  # ITU-T H.273 MatrixCoefficients; AVCOL_RANGE_MPEG
_MAX_BAD = 30  # broken pictures in a row until the camera counts as lost

Open = Callable[[Camera], cv2.VideoCapture]


def run(source: Camera, output: SourceOutput, link: DeskLink) -> None:
    """Show the camera until the source ends.

    Raises:
        MediaError: it is not there, cannot be opened, or has gone.
    """
    del link  # the output hears it
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "3")  # seconds; OpenCV's 10 would outlast the watch
    run_watched(output, lambda beat: read(source, output, beat), says.hangs(), silence_s=max(3.0, 3.0 / source.rate_hz))


def open_camera(source: Camera) -> cv2.VideoCapture:
    """Open the camera with the wished size, rate and pixel format. The device may grant others.

    Raises:
        MediaError: it is not there or does not open.
    """
    target, backend = _target(source.device)
    fourcc = _fourcc(source)
    wishes = [
        (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*fourcc) if fourcc else 0),
        (cv2.CAP_PROP_FRAME_WIDTH, source.width),
        (cv2.CAP_PROP_FRAME_HEIGHT, source.height),
        (cv2.CAP_PROP_FPS, source.rate_hz),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    ]
    capture = cv2.VideoCapture(target, backend)
    if not capture.isOpened():
        raise MediaError("camera_busy", says.busy(), source.device)
    for wish, value in wishes:
        if value:
            capture.set(wish, value)
    if backend == cv2.CAP_V4L2:
        capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)
    return capture


def read(source: Camera, output: SourceOutput, beat: Beat, opener: Open = open_camera) -> None:
    """Open and publish until `beat.stop`. Device thread.

    Raises:
        MediaError: as `run`.
    """
    capture = opener(source)
    try:
        unpack, arrivals = Unpacker(capture), ArrivalClock()
        bad = 0
        while not beat.stop:
            there, data = capture.read()
            arrived_ns = output.clock.now_ns()
            if not there:
                raise MediaError("camera_lost", says.lost() if beat.opened else says.busy(), source.device)
            frame = unpack(np.asarray(data, np.uint8))
            beat.ok()
            bad = 0 if frame is not None else bad + 1
            if bad > _MAX_BAD:
                raise MediaError("camera_garbage", says.hangs(), source.device)
            if frame is not None:
                output.picture(frame, arrivals.due_ns(_taken_ns(capture, arrived_ns), arrived_ns), arrived_ns)
    finally:
        capture.release()


class Unpacker:
    """What OpenCV hands over (BGR, YUYV, or the bytes of one JPEG) to a frame that says what its numbers mean."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._jpeg: av.VideoCodecContext | None = None
        self._width = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))
        self._height = int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))

    def __call__(self, data: U8) -> av.VideoFrame | None:
        """A frame, or None for one that is broken (USB bandwidth, a camera that warms up).

        Args:
            data: uint8, (h, w, 3) BGR, (h, w, 2) YUYV, or flat bytes: a JPEG or a YUYV picture.
        """
        if data.ndim == 3 and data.shape[2] == 3:
            return av.VideoFrame.from_ndarray(data, format="bgr24")
        if data.ndim == 3 and data.shape[2] == 2:
            return _yuyv(data)
        flat = data.reshape(-1)
        if flat[:2].tobytes() == b"\xff\xd8":
            return self._from_jpeg(flat)
        if flat.size == self._width * self._height * 2:
            return _yuyv(flat.reshape(self._height, self._width, 2))
        return None

    def _from_jpeg(self, data: U8) -> av.VideoFrame | None:
        if self._jpeg is None:
            self._jpeg = av.VideoCodecContext.create("mjpeg", "r")
            self._jpeg.thread_count = 1  # frame threads would hold pictures back
        try:
            frames = self._jpeg.decode(av.Packet(data.tobytes()))
        except av.FFmpegError:
            return None
        return frames[-1] if frames else None


def _yuyv(data: U8) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(data, format="yuyv422")
    frame.colorspace, frame.color_range = _BT601, _LIMITED
    return frame


def _taken_ns(capture: cv2.VideoCapture, arrived_ns: int) -> int:
    """The driver's own time of the picture where it is believable (V4L2: monotonic, taken at the interrupt), else arrival."""
    taken_ns = int(Fraction(capture.get(cv2.CAP_PROP_POS_MSEC)) * 1_000_000)
    return taken_ns if 0 <= arrived_ns - taken_ns < clocks.NS else arrived_ns


def _target(device: str) -> tuple[int | str, int]:
    if sys.platform == "win32":
        from studio.media.devices import windows

        return windows.camera_target(device), cv2.CAP_MSMF
    if sys.platform == "darwin":
        from studio.media.devices import macos

        return macos.camera_target(device), cv2.CAP_AVFOUNDATION
    from studio.media.devices import linux

    return linux.camera_target(device), cv2.CAP_V4L2


def _fourcc(source: Camera) -> str:
    """The pixel format to ask for; empty: the camera's own choice."""
    if source.pixels == "auto":
        return choose_fourcc(source, devices.system().camera_modes(source.device))
    return {"mjpeg": "MJPG", "yuyv": "YUYV"}[source.pixels]


def choose_fourcc(source: Camera, modes: list[devices.CameraMode]) -> str:
    """YUYV where it reaches the wished size and rate (no decoding, no JPEG blocks), else MJPEG, else the camera's choice."""
    offered = {mode.fourcc for mode in modes}
    for mode in modes:
        size_fits = (mode.width, mode.height) == (source.width, source.height)
        if mode.fourcc == "YUYV" and size_fits and mode.rate_hz >= source.rate_hz * 0.99:
            return "YUYV"
    return "MJPG" if "MJPG" in offered else ""

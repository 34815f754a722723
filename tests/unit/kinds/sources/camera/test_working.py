"""What a camera delivers becomes the right pixels. OpenCV's FFmpeg backend stands where a camera's would be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.colour import ycbcr
from studio.contracts import specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import clock, session
from studio.ipc.picture_ring import PictureReader, RingFinder
from studio.kinds.sources import Camera
from studio.kinds.sources.camera import working as camera
from studio.kinds.sources.camera.working import Unpacker, choose_fourcc
from studio.media.devices import CameraMode
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.watched import Beat
from studio.values.errors import MediaError

U8 = NDArray[np.uint8]
SOURCE = Camera(device="by-id/x", width=320, height=240)
RED, GREEN = (192, 40, 48), (32, 160, 80)


def bt601(red: float, green: float, blue: float, full: bool) -> tuple[float, float, float]:
    """Y, Cb, Cr as a camera writes them (ITU-R BT.601-7, JFIF for full range)."""
    y = 0.299 * red + 0.587 * green + 0.114 * blue
    cb, cr = (blue - y) / 1.772, (red - y) / 1.402
    return (y, cb + 128, cr + 128) if full else (16 + y * 219 / 255, 128 + cb * 224 / 255, 128 + cr * 224 / 255)


def avi_of(path: Path, colours: list[tuple[int, int, int]]) -> Path:
    """MJPEG pictures of one colour each, as webcams send them: 4:2:2, full range BT.601."""
    with av.open(str(path), "w", format="avi") as container:
        stream = container.add_stream("mjpeg", rate=30)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuvj422p"
        stream.codec_context.options = {"qmin": "1", "qmax": "1"}
        for colour in colours:
            frame = av.VideoFrame(320, 240, "yuvj422p")
            for plane, value in zip(frame.planes, bt601(*colour, full=True), strict=True):
                plane.update(bytes([round(value)]) * plane.buffer_size)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


class Rig:
    """A source output in a session, and the reading end of its ring."""

    def __init__(self, root: Path) -> None:
        self.folder = session.create(root)
        spec = specs.SourceSpec(id="cam", name="Cam", input=SOURCE)
        self.link = DeskLink(self.folder, "source.cam", spec)
        self.output = SourceOutput(spec, self.link)
        self.beat = Beat(clock.MonotonicClock(), 10, 3)

    def ring(self) -> PictureReader:
        ring = RingFinder(self.folder, "source.cam").ring()
        assert ring is not None
        return ring

    def shown(self) -> tuple[float, float, float]:
        newest = self.ring().newest()
        assert newest is not None
        planes = newest.planes
        return float(planes.y.mean()), float(planes.u.mean()), float(planes.v.mean())


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.output.close()


def raw(path: Path) -> cv2.VideoCapture:
    """Opened so that it hands over the file's own bytes, as V4L2 does with CONVERT_RGB off."""
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG, [cv2.CAP_PROP_FORMAT, -1])
    assert capture.isOpened()
    return capture


def test_the_stand_in_hands_over_jpeg_bytes(tmp_path: Path) -> None:
    there, data = raw(avi_of(tmp_path / "cam.avi", [RED])).read()
    assert there
    assert np.asarray(data).reshape(-1)[:2].tobytes() == b"\xff\xd8"


@pytest.mark.parametrize("colour", [RED, GREEN])
def test_jpeg_pictures_become_the_programs_colours(tmp_path: Path, rig: Rig, colour: tuple[int, int, int]) -> None:
    path = avi_of(tmp_path / "cam.avi", [colour] * 5)
    with pytest.raises(MediaError, match="The camera has gone"):
        camera.read(SOURCE, rig.output, rig.beat, lambda _: raw(path))
    assert rig.ring().count == 5
    assert (rig.ring().width, rig.ring().height) == (320, 240)
    assert rig.shown() == pytest.approx(ycbcr(*colour), abs=1.5)


@pytest.mark.parametrize("colour", [RED, GREEN])
def test_bgr_pictures_become_the_programs_colours(tmp_path: Path, rig: Rig, colour: tuple[int, int, int]) -> None:
    path = avi_of(tmp_path / "cam.avi", [colour] * 5)
    with pytest.raises(MediaError, match="The camera has gone"):
        camera.read(SOURCE, rig.output, rig.beat, lambda _: cv2.VideoCapture(str(path), cv2.CAP_FFMPEG))
    assert rig.shown() == pytest.approx(ycbcr(*colour), abs=2.0)


class Bytes:
    """A capture whose driver hands over raw memory: the edge to OpenCV."""

    def __init__(self, pictures: list[U8], width: int = 320, height: int = 240) -> None:
        self._pictures, self._size = pictures, {cv2.CAP_PROP_FRAME_WIDTH: width, cv2.CAP_PROP_FRAME_HEIGHT: height}

    def read(self) -> tuple[bool, U8 | None]:
        return (True, self._pictures.pop(0)) if self._pictures else (False, None)

    def get(self, wish: int) -> float:
        return float(self._size.get(wish, 0))

    def release(self) -> None: ...


def yuyv_of(colour: tuple[int, int, int]) -> U8:
    y, u, v = (round(value) for value in bt601(*colour, full=False))
    return np.tile(np.array([y, u, y, v], np.uint8), 320 * 240 // 2)


@pytest.mark.parametrize("shape", [(240, 320, 2), (1, 320 * 240 * 2)])
def test_yuyv_pictures_become_the_programs_colours(rig: Rig, shape: tuple[int, ...]) -> None:
    with pytest.raises(MediaError):
        camera.read(SOURCE, rig.output, rig.beat, lambda _: Bytes([yuyv_of(RED).reshape(shape)] * 2))  # type: ignore[arg-type]
    assert rig.shown() == pytest.approx(ycbcr(*RED), abs=1.5)


def test_broken_pictures_are_left_out_and_many_in_a_row_end_it(rig: Rig) -> None:
    good, cut, noise = yuyv_of(RED), yuyv_of(RED)[:1000], np.frombuffer(b"\xff\xd8" + b"\x5a" * 900, np.uint8)
    pictures = [good, cut, noise, good, *[cut] * 40, good]
    with pytest.raises(MediaError, match="no new picture"):
        camera.read(SOURCE, rig.output, rig.beat, lambda _: Bytes(pictures))  # type: ignore[arg-type]
    assert rig.ring().count == 2


def test_a_camera_that_never_gives_a_picture_may_be_in_use(rig: Rig) -> None:
    with pytest.raises(MediaError, match="Another program"):
        camera.read(SOURCE, rig.output, rig.beat, lambda _: Bytes([]))  # type: ignore[arg-type]


def test_the_size_of_raw_pictures_comes_from_the_driver() -> None:
    unpack = Unpacker(Bytes([], 160, 120))  # type: ignore[arg-type]
    frame = unpack(np.zeros(160 * 120 * 2, np.uint8))
    assert frame is not None
    assert (frame.width, frame.height) == (160, 120)


def test_a_missing_camera_is_named() -> None:
    with pytest.raises(MediaError, match="not plugged in"):
        camera.open_camera(Camera(device="by-id/nobody-has-this-camera", pixels="mjpeg"))


@pytest.mark.parametrize(
    ("modes", "wanted"),
    [
        ([CameraMode("YUYV", 1280, 720, 10.0), CameraMode("MJPG", 1280, 720, 30.0)], "MJPG"),
        ([CameraMode("MJPG", 1280, 720, 30.0), CameraMode("YUYV", 1280, 720, 30.0)], "YUYV"),
        ([CameraMode("YUYV", 640, 480, 30.0)], ""),
        ([], ""),
    ],
)
def test_pixels_are_chosen_by_what_reaches_size_and_rate(modes: list[CameraMode], wanted: str) -> None:
    assert choose_fourcc(Camera(device="x", width=1280, height=720, rate_hz=30.0), modes) == wanted


def test_a_camera_that_hangs_on_one_picture_says_so(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = avi_of(tmp_path / "still.avi", [(90, 120, 60)] * 120)
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(rig.link, "status", lambda state, text="", **_: said.append((state, text)))
    monkeypatch.setattr(camera, "open_camera", lambda _: raw(path))
    read = camera.read

    def paced(source: Camera, output: SourceOutput, beat: Beat) -> None:
        clocks = iter(range(10**9))
        output.clock = SimpleNamespace(now_ns=lambda: next(clocks) * clock.NS // 90)  # type: ignore[assignment]
        read(source, output, beat, camera.open_camera)

    monkeypatch.setattr(camera, "run_watched", lambda output, _work, *_, **__: paced(SOURCE, output, rig.beat))
    with pytest.raises(MediaError):  # the file ends
        camera.run(SOURCE, rig.output, rig.link)
    rig.output.report()
    assert said[-1][0] == "stalled"
    assert "the same" in said[-1][1]

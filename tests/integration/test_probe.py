"""Questions asked of a real child process: files good and bad, devices of a real X server and sound server."""

from __future__ import annotations

import zlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from studio.contracts.specs import ProbeSpec
from tests.parts import pulse, xvfb
from tests.parts.pulse import Pulse
from tests.parts.worker_rig import WorkerRig
from tests.parts.xvfb import Xvfb


def ask(spec: ProbeSpec, environment: dict[str, str] | None = None) -> dict[str, object]:
    with WorkerRig("probe.1", spec, environment) as rig:
        answer = rig.answer()
        assert rig.ended(30) == 0
    return answer


def about(path: Path) -> dict[str, object]:
    return ask(ProbeSpec("media", {"path": str(path)}))


def clip(path: Path, seconds: float = 2.0, sound: bool = True) -> Path:
    """Noise at 320x180, 25 per second, with a tone."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        audio = container.add_stream("aac", rate=48_000) if sound else None
        noise = np.random.default_rng(1)
        for _ in range(int(seconds * 25)):
            pixels = noise.integers(0, 255, (180, 320, 3), np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(video.encode(None))
        if audio is not None:
            for block in range(int(seconds * 48_000) // 1024):
                frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), format="fltp", layout="stereo")
                frame.sample_rate, frame.pts, frame.time_base = 48_000, block * 1024, Fraction(1, 48_000)
                container.mux(audio.encode(frame))
            container.mux(audio.encode(None))
    return path


def test_a_video(tmp_path: Path) -> None:
    answer = about(clip(tmp_path / "clip.mp4"))
    assert answer["ok"]
    assert (answer["kind"], answer["width"], answer["height"], answer["rate_hz"]) == ("video", 320, 180, 25.0)
    assert (answer["has_sound"], answer["has_alpha"]) == (True, False)
    assert answer["duration_s"] == pytest.approx(2.0, abs=0.1)
    assert answer["streams"] == [{"kind": "video", "codec": "h264"}, {"kind": "audio", "codec": "aac"}]


@pytest.mark.parametrize(("mode", "alpha"), [("RGB", False), ("RGBA", True)])
def test_a_picture(tmp_path: Path, mode: str, alpha: bool) -> None:
    Image.new(mode, (641, 359)).save(tmp_path / "picture.png")
    answer = about(tmp_path / "picture.png")
    assert answer["ok"]
    assert (answer["kind"], answer["format"], answer["width"], answer["height"]) == ("image", "png", 641, 359)
    assert answer["has_alpha"] is alpha


def bomb(path: Path) -> None:
    """A PNG of 100,000 x 100,000 pixels in 200 bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (100_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def bad(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.mp4"
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("Dear customers,\n" * 500)
    elif kind == "noise":
        path.write_bytes(np.random.default_rng(3).bytes(200_000))
    elif kind == "cut":
        whole = clip(folder / "whole.mp4").read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "cut picture":
        Image.effect_noise((400, 400), 50).save(folder / "whole.jpg")
        path.write_bytes((folder / "whole.jpg").read_bytes()[:3000])
    elif kind == "bomb":
        bomb(path)
    elif kind == "huge":
        Image.new("1", (20_000, 10_000)).save(path, "PNG")
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("missing", "not there"),
        ("empty", "empty"),
        ("folder", "folder"),
        ("text", "not a video or sound"),
        ("noise", "damaged"),
        ("cut", "damaged"),
        ("cut picture", "damaged"),
        ("bomb", "Make it smaller"),
        ("huge", "Make it smaller"),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path: Path, kind: str, words: str) -> None:
    answer = about(bad(tmp_path, kind))
    assert not answer["ok"]
    assert words in str(answer["text"]), answer
    assert answer["code"]


@pytest.mark.part("pulse")
@pytest.mark.part("xvfb")
@pytest.mark.skipif(not pulse.installed() or not xvfb.installed("openbox", "xlogo"), reason="pulseaudio or Xvfb is missing")
def test_devices(tmp_path: Path) -> None:
    with Pulse(tmp_path / "pulse") as server, Xvfb((800, 600), manager=True) as display:
        display.window("商品 window", "200x100+20+20")
        answer = ask(ProbeSpec("devices"), server.environment | display.environment)
    assert answer["ok"]
    assert {"id": "pulse:fake_mic", "name": "FakeMic", "detail": "2 channels, 48000 Hz"} in answer["microphones"]  # type: ignore[operator]
    assert [device["id"] for device in answer["outputs"]] == ["pulse:studio_out", "pulse:mic_feed"]  # type: ignore[attr-defined]
    assert answer["screens"] == [{"id": display.name, "name": "Whole desktop", "detail": "800x600"}]
    assert answer["windows"] == [{"id": "XLogo/商品 window", "name": "商品 window", "detail": "200x100"}]
    assert isinstance(answer["cameras"], list)


def test_devices_where_there_are_none(tmp_path: Path) -> None:
    nothing = {"PULSE_SERVER": f"unix:{tmp_path}/none", "DISPLAY": "", "HOME": str(tmp_path)}
    answer = ask(ProbeSpec("devices"), nothing)
    assert answer["ok"]
    assert (answer["screens"], answer["windows"]) == ([], [])

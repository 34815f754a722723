"""Real source workers on real streams: RTSP from GStreamer, MPEG-TS and HLS from FFmpeg, MJPEG from a small server."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from studio.contracts import specs
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, sample_at
from studio.kinds import sources
from tests.fakes.source_worker import Shot, SourceWorker
from tests.parts import nginx, pace
from tests.parts.ports import free_port

RATE = 30
_FOR_EVER = ("-re", "-stream_loop", "-1")  # at its own rate, however long whoever watches takes to begin
needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


def stream(url: str, **more: object) -> specs.SourceSpec:
    return specs.SourceSpec("x", "Phone", sources.NetworkStream(url=url), **more)  # type: ignore[arg-type]


def even(shots: list[Shot]) -> float:
    """The share of pictures whose due time follows the one before by 1/30 s within 3 ms."""
    steps = [b.due_ns - a.due_ns for a, b in pairwise(shots)]
    return sum(abs(step - NS / RATE) < 3_000_000 for step in steps) / len(steps)


def even_shots(worker: SourceWorker, count: int, share: float) -> list[Shot]:
    """So many pictures in a row that are even, which they are as soon as the sender, too, has the processor in time."""
    shots = worker.shots(count)
    until = time.monotonic() + 40
    while even(shots) < share:
        assert time.monotonic() < until, f"{even(shots):.2f} of {count} pictures are even"
        shots = shots[5:] + worker.shots(5)
    return shots


def next_flash(worker: SourceWorker) -> Shot:
    """The next white picture, as soon as it is there: the ring holds the sound of less than three seconds."""
    while float((shot := worker.shots(1)[0]).y.mean()) < 200:
        pass
    return shot


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def make_clip(path: Path, seconds: int = 25) -> Path:
    """MPEG-TS of whole seconds: on every second a white picture, and 80 ms of 1 kHz beginning with it."""
    with av.open(str(path), "w", format="mpegts") as out:
        video = out.add_stream("libx264", rate=RATE)
        video.width, video.height, video.pix_fmt = 640, 360, "yuv420p"
        video.options = {"preset": "ultrafast", "tune": "zerolatency", "g": "30"}
        audio = out.add_stream("mp2", rate=SAMPLE_RATE_HZ, layout="stereo")
        for n in range(seconds * RATE):
            flat = np.full((540, 640), 128, np.uint8)
            flat[:360] = 235 if n % RATE == 0 else 40 + n % 60
            frame = av.VideoFrame.from_ndarray(flat, "yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, RATE)
            out.mux(video.encode(frame))
            at = np.arange(n * 1600, (n + 1) * 1600)
            tone = np.where(at % SAMPLE_RATE_HZ < 3840, 0.5 * np.sin(2 * np.pi * 1000 * at / SAMPLE_RATE_HZ), 0)
            block = av.AudioFrame.from_ndarray(np.repeat((tone * 32767).astype(np.int16), 2).reshape(1, -1), "s16", "stereo")
            block.pts, block.rate = n * 1600, SAMPLE_RATE_HZ
            out.mux(audio.encode(block))
        out.mux(video.encode(None))
        out.mux(audio.encode(None))
    return path


@needs_ffmpeg
@pytest.mark.part("ffmpeg")
def test_mpegts_over_udp_is_even_early_in_sync_and_comes_back_after_silence(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.ts")
    url = f"udp://127.0.0.1:{free_port(socket.SOCK_DGRAM)}"
    send = ["ffmpeg", "-v", "error", *_FOR_EVER, "-i", str(clip), "-c", "copy", "-flush_packets", "1"]
    send += ["-f", "mpegts", f"{url}?pkt_size=1316"]
    with SourceWorker(stream(url)) as worker:
        with running(*send):
            worker.shots(60, timeout_s=20)
            shots = even_shots(worker, 60, 0.9)
            waits = sorted((shot.due_ns - shot.seen_ns) / 1e6 for shot in shots)
            assert -20 < waits[len(waits) // 2] < 60
            index = sample_at(next_flash(worker).due_ns)
            heard = np.abs(worker.sound(index - 4800, 9600)[:, 0])
            assert abs(int(np.argmax(heard > 0.1)) - 4800) < 0.02 * SAMPLE_RATE_HZ
            worker.hear()
            assert worker.statuses[-1].figures["rate_hz"] == pytest.approx(30, abs=1.5)
        stopped = time.monotonic()
        worker.statuses.clear()
        status = worker.wait_state("failed")
        assert pace.in_time(time.monotonic() - stopped, 5.0)
        assert "127.0.0.1" in status.text
        with running(*send):
            assert len(worker.shots(80, timeout_s=25)) == 80
            assert worker.process.poll() is None


SYSTEM_PYTHON = "/usr/bin/python3"


def has_rtsp() -> bool:
    question = "import gi; gi.require_version('GstRtspServer', '1.0')"
    try:
        return subprocess.run([SYSTEM_PYTHON, "-c", question], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.part("gst-rtsp-server")
@pytest.mark.skipif(not has_rtsp(), reason="gir1.2-gst-rtsp-server-1.0 is not installed")
@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_an_rtsp_camera_is_pulled_and_pulled_again_after_its_death(transport: str) -> None:
    port = str(free_port())
    script = str(Path(__file__).parents[1] / "data" / "rtsp_server.py")
    source = sources.NetworkStream(url=f"rtsp://127.0.0.1:{port}/cam", transport=transport)  # type: ignore[arg-type]
    with SourceWorker(specs.SourceSpec("x", "Phone", source, size=(320, 180))) as worker:
        with running(SYSTEM_PYTHON, script, port):
            worker.shots(45, timeout_s=25)
            shots = even_shots(worker, 45, 0.85)
            assert shots[0].y.shape == (180, 320)
            heard = worker.whole_sound(24_000)
            spectrum = np.abs(np.fft.rfft(heard[:, 0]))
            assert abs(int(spectrum.argmax()) * 2 - 440) <= 2
        worker.statuses.clear()
        worker.wait_state("failed")
        if transport == "tcp":
            with running(SYSTEM_PYTHON, script, port):
                assert len(worker.shots(30, timeout_s=30)) == 30


class Camera(BaseHTTPRequestHandler):
    """Motion JPEG at 15 Hz; falls silent when told."""

    silent = threading.Event()

    def log_message(self, *_args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        began_s, number = time.monotonic(), 0
        image = io.BytesIO()
        Image.new("RGB", (320, 240), (200, 140, 110)).save(image, "JPEG", quality=95)
        try:
            while not self.server.ending.is_set():  # type: ignore[attr-defined]
                if not self.silent.is_set():
                    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {image.tell()}\r\n\r\n"
                    self.wfile.write(head.encode() + image.getvalue() + b"\r\n")
                number += 1
                due_s = began_s + number / 15  # by the clock: what comes late puts off nothing that comes after it
                self.server.ending.wait(max(0.0, due_s - time.monotonic()))  # type: ignore[attr-defined]
        except OSError:
            return


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.ending = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.ending.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()


def test_motion_jpeg_keeps_its_own_rate_and_colour_and_silence_is_noticed() -> None:
    Camera.silent.clear()
    with serving(Camera) as port, SourceWorker(stream(f"http://127.0.0.1:{port}/cam.mjpg")) as worker:
        worker.shots(10, timeout_s=20)
        shots = worker.shots(45)
        assert (shots[-1].due_ns - shots[0].due_ns) / NS == pytest.approx(44 / 15, rel=0.15)
        assert max(shot.due_ns - shot.seen_ns for shot in shots) < NS // 15
        shot = shots[-1]
        y, u, v = (int(plane[20, 20]) for plane in (shot.y, shot.u, shot.v))
        red, green, blue = (200, 140, 110)
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        right = (16 + 219 * light / 255, 128 + 224 * (blue - light) / 1.8556 / 255, 128 + 224 * (red - light) / 1.5748 / 255)
        assert np.abs(np.subtract((y, u, v), right)).max() <= 3
        Camera.silent.set()
        began = time.monotonic()
        worker.statuses.clear()
        status = worker.wait_state("failed")
        assert pace.in_time(time.monotonic() - began, 5.0)
        assert "does not answer" in status.text
        Camera.silent.clear()
        assert len(worker.shots(10, timeout_s=20)) == 10


@needs_ffmpeg
@pytest.mark.part("ffmpeg")
def test_hls_plays_evenly_although_it_comes_in_bursts(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.ts")
    folder = tmp_path / "hls"
    folder.mkdir()

    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object, **more: object) -> None:
            super().__init__(*arguments, directory=str(folder), **more)  # type: ignore[arg-type]

        def log_message(self, *_args: object) -> None:
            pass

    make = ["ffmpeg", "-v", "error", *_FOR_EVER, "-i", str(clip), "-c", "copy", "-f", "hls"]
    make += ["-hls_time", "1", "-hls_list_size", "5", "-hls_flags", "delete_segments", str(folder / "live.m3u8")]
    with serving(Files) as port, running(*make):
        until = time.monotonic() + 30
        while len(list(folder.glob("live*.ts"))) < 3:
            assert time.monotonic() < until
            time.sleep(0.1)
        with SourceWorker(stream(f"http://127.0.0.1:{port}/live.m3u8")) as worker:
            worker.shots(30, timeout_s=25)
            shots = even_shots(worker, 90, 0.95)
            assert sum(shot.due_ns > shot.seen_ns for shot in shots) > 80


@needs_ffmpeg
@pytest.mark.part("ffmpeg")
@pytest.mark.part("nginx")
def test_rtmp_is_pulled_from_a_server_in_sync_and_its_end_is_noticed(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.ts")
    with nginx.running(tmp_path / "nginx") as server:
        url = f"{server.url()}/phone"
        publish = ["ffmpeg", "-v", "error", *_FOR_EVER, "-i", str(clip), "-c:v", "copy", "-c:a", "aac", "-f", "flv", url]
        with running(*publish) as publisher:
            until = time.monotonic() + 30
            while "phone" not in (name.text for name in server.stat().iter("name")):
                assert time.monotonic() < until
                time.sleep(0.1)
            with SourceWorker(stream(url)) as worker:  # joins between two key pictures: sound comes first
                worker.shots(60)
                even_shots(worker, 75, 0.85)
                begin = sample_at(next_flash(worker).due_ns)
                heard = np.abs(worker.sound(begin - 4800, 9600)[:, 0])
                beep = int(np.argmax(heard > 0.1)) - 4800
                assert abs(beep) < 20 * SAMPLE_RATE_HZ // 1000
                worker.statuses.clear()
                publisher.kill()
                assert "does not answer" in worker.wait_state("failed").text


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("rtsp://user:secret@127.0.0.1:{port}/cam", "Nothing answers"),
        ("rtmp://127.0.0.1:{port}/live/a", "Nothing answers"),
        ("http://127.0.0.1:{port}/cam.mjpg", "Nothing answers"),
    ],
)
def test_nobody_there_is_said_without_the_password(url: str, words: str) -> None:
    with SourceWorker(stream(url.format(port=free_port()))) as worker:
        status = worker.wait_state("failed")
        assert words in status.text
        assert "secret" not in status.text


def test_a_page_that_is_no_stream_is_named() -> None:
    class Page(BaseHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            pass

        def do_GET(self) -> None:
            self.send_response(404 if "gone" in self.path else 200)
            self.end_headers()
            self.wfile.write(b"<html>hello</html>" * 50)

    with serving(Page) as port:
        with SourceWorker(stream(f"http://127.0.0.1:{port}/page")) as worker:
            text = worker.wait_state("failed").text
            assert "no picture or sound" in text or "broke off" in text
        with SourceWorker(stream(f"http://127.0.0.1:{port}/gone")) as worker:
            assert "no such stream" in worker.wait_state("failed").text


def test_a_server_that_never_answers_is_given_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"rtsp://127.0.0.1:{silent.getsockname()[1]}/cam"
        with SourceWorker(stream(url)) as worker:
            status = worker.wait_state("connecting")
            assert float(status.figures["deadline_s"] or 0) >= 8
            assert worker.wait_state("failed", 20).text
            assert worker.process.poll() is None

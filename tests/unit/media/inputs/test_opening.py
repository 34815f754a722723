"""What is opened and what is not: a recording is read alone, a stream only from where streams come."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from studio.media.inputs import opening
from studio.media.inputs.gallery import read_picture
from studio.values.errors import MediaError
from tests.parts.footage import make_camera

SECRET = "the secret of this computer\n" * 40


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_camera(tmp_path_factory.mktemp("media") / "cam.ts", 1, 320, 180, 90)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{path}\n#EXT-X-ENDLIST\n"),
        ("looks-like-a-film.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{path}\n#EXT-X-ENDLIST\n"),
        ("looks-like-a-film.mp4", "ffconcat version 1.0\nfile {name}\n"),
        ("camera.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 33\n"),
    ],
)
def test_a_list_of_other_files_opens_none_of_them(tmp_path: Path, recording: Path, name: str, text: str) -> None:
    path = tmp_path / name
    (tmp_path / recording.name).write_bytes(recording.read_bytes())
    path.write_text(text.format(path=recording, name=recording.name))
    with pytest.raises(MediaError, match=f"“{name}” is a list of other files") as caught:
        opening.open_file(str(path))
    assert caught.value.code == "file_is_list"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(MediaError, match="is no file"):
        opening.open_file(str(tmp_path / "pipe.mp4"))


def test_a_pipe_is_not_waited_for_as_a_picture_either(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(MediaError, match="is no file"):
        read_picture(str(tmp_path / "pipe.png"))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a%03d.png", "a.bmp"])
def test_a_picture_is_named_as_one(tmp_path: Path, name: str) -> None:
    Image.effect_noise((200, 100), 30).convert("RGB").save(tmp_path / name)
    with pytest.raises(MediaError, match="Add a picture as an image source"):
        opening.open_file(str(tmp_path / name))


@pytest.mark.parametrize("url", ["file:{path}", "file://{path}", "{path}", "pipe:0", "concat:{path}", "tcp://127.0.0.1:1"])
def test_no_stream_is_pulled_out_of_this_computer(recording: Path, url: str) -> None:
    with pytest.raises(MediaError, match="an address begins with rtsp://"):
        opening.open_stream(url.format(path=recording), {}, 1.0, 1.0)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory, recording: Path) -> Iterator[str]:
    """A web server with playlists that point where they must not."""
    folder = tmp_path_factory.mktemp("web")
    secret = folder.parent / "secret.txt"
    secret.write_text(SECRET)
    head = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n"
    pages = {
        "/good.m3u8": f"{head}cam.ts\n#EXT-X-ENDLIST\n".encode(),
        "/cam.ts": recording.read_bytes(),
        "/file.m3u8": f"{head}file://{recording}\n#EXT-X-ENDLIST\n".encode(),
        "/data.m3u8": f"{head}data:text/plain,{SECRET[:20]}\n#EXT-X-ENDLIST\n".encode(),
        "/concat.m3u8": f"{head}concat:{recording}|{recording}\n#EXT-X-ENDLIST\n".encode(),
        "/list.mp4": f"ffconcat version 1.0\nfile file:{recording}\n".encode(),
        "/words.txt": SECRET.encode(),
    }

    class Page(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            pass

        def do_GET(self) -> None:
            body = pages.get(self.path)
            if self.path == "/away.ts":
                self.send_response(302)
                self.send_header("Location", f"file://{recording}")
            else:
                self.send_response(200 if body is not None else 404)
            self.end_headers()
            self.wfile.write(body or b"")

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_playlist_on_the_web_is_played(web: str) -> None:
    container = opening.open_stream(f"{web}/good.m3u8", {}, 20.0, 20.0)
    assert container.streams.video
    container.close()


@pytest.mark.parametrize("page", ["file.m3u8", "data.m3u8", "concat.m3u8", "list.mp4", "words.txt", "away.ts"])
def test_what_comes_from_the_web_opens_nothing_of_this_computer(web: str, page: str) -> None:
    with pytest.raises(MediaError):
        opening.open_stream(f"{web}/{page}", {}, 3.0, 3.0)


@pytest.mark.parametrize(
    "url", ["rtsp://admin:12/34@127.0.0.1:9/live", "rtsp://admin:pa%zz@127.0.0.1:9/live", "rtmp://admin:12?34@127.0.0.1:9/x"]
)
def test_no_failure_tells_a_password(url: str) -> None:
    with pytest.raises(MediaError) as caught:
        opening.open_stream(url, {}, 1.0, 1.0)
    assert "127.0.0.1:9" in caught.value.text
    said = caught.value.text.replace("127.0.0.1:9", "").replace("%2F, %3F or %23", "")
    assert not any(part in said for part in ("admin", "12", "34", "pa%"))
    assert ("write %2F" in caught.value.text) == ("admin:12" in url)

"""PictureCache from the web, from a real server on loopback: there later, bounded, and never waited for."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import pytest_asyncio

from studio.desk.selling.picture_cache import PictureCache, pictured
from tests.parts.ports import free_port

PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)


ASKED: list[str] = []
SLOW_MAY_ANSWER = threading.Event()


class _Web(BaseHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass

    def do_GET(self) -> None:
        ASKED.append(self.path)
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path.startswith("/to-file"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path.startswith("/gone"):
            self.send_error(404)
        elif self.path.startswith("/page"):
            self._body(b"<html>no picture</html>" * 10)
        elif self.path.startswith("/huge"):
            self._body(PNG + bytes(11 << 20))
        else:
            if self.path.startswith("/slow"):
                SLOW_MAY_ANSWER.wait(30)
            self._body(PNG)

    def _body(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            return  # it was enough for the other end


@pytest.fixture
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Web)
    server.daemon_threads = True
    ASKED.clear()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest_asyncio.fixture
async def pictures(tmp_path: Path) -> AsyncIterator[PictureCache]:
    one = PictureCache(tmp_path / "pictures", lambda: None)
    yield one
    await one.close()


async def until(holds: Callable[[], object], within_s: float = 10.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.02)


async def test_a_picture_is_there_later_and_stays(web: str, pictures: PictureCache, tmp_path: Path) -> None:
    url = f"{web}/slow.png"
    SLOW_MAY_ANSWER.clear()
    assert pictures.local(url) == "", "nobody waits"
    SLOW_MAY_ANSWER.set()
    await until(lambda: pictures.local(url))
    assert Path(pictures.local(url)).read_bytes() == PNG
    assert ASKED == ["/slow.png"], "fetched once"
    assert PictureCache(tmp_path / "pictures", lambda: None).local(url) == pictures.local(url), "a desk that takes over finds it"
    assert pictures.local("/a/path.png") == "/a/path.png"


async def test_it_tells_when_pictures_came(web: str, tmp_path: Path) -> None:
    told: list[dict[str, str]] = []
    began_s = time.monotonic()
    pictures = PictureCache(tmp_path / "pictures", lambda: told.append(pictures.there()))
    urls = [f"{web}/{number}.png" for number in range(12)]
    pictures.look_ahead(["/a/path.png", *urls])
    await until(lambda: told and len(told[-1]) == 12)
    assert set(told[-1]) == set(urls)
    assert len(told) <= 2 * (time.monotonic() - began_s) + 1, "twice a second at most"
    await pictures.close()
    again: list[dict[str, str]] = []
    after = PictureCache(tmp_path / "pictures", lambda: again.append(after.there()))
    after.look_ahead(urls)
    await until(lambda: again)
    assert again == [told[-1]], "a desk that takes over tells what it found"
    assert len(ASKED) == 12
    after.look_ahead(urls[:3])
    await until(lambda: len(again) > 1)
    assert set(again[-1]) == set(urls[:3])
    await after.close()


@pytest.mark.expect_warnings
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "more than 4 times"),
        ("/to-file", "leads to file:"),
        ("/gone", "answers 404"),
        ("/page", "no PNG, JPEG, WebP or GIF"),
        ("/huge", "larger than 10 MB"),
    ],
)
async def test_what_is_no_picture_is_said_once_and_left_out(
    web: str, pictures: PictureCache, path: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"{web}{path}?token=secret"
    pictures.local(url)
    await until(lambda: caplog.records)
    for _ in range(3):
        assert pictures.local(url) == ""
        await asyncio.sleep(0.05)
    (record,) = [one for one in caplog.records if one.name.startswith("studio")]
    assert reason in record.getMessage()
    assert "secret" not in record.getMessage()


@pytest.mark.expect_warnings
async def test_nobody_there(pictures: PictureCache, caplog: pytest.LogCaptureFixture) -> None:
    pictures.local(f"http://127.0.0.1:{free_port()}/x.png")
    await until(lambda: caplog.records)


async def test_the_oldest_makes_room(web: str, tmp_path: Path) -> None:
    pictures = PictureCache(tmp_path / "pictures", lambda: None, most_bytes=5000)
    for number in range(4):
        url = f"{web}/{number}.png"
        pictures.local(url)
        await until(lambda url=url: pictures.found(url))  # type: ignore[misc]
    assert pictures.found(f"{web}/0.png") == ""
    await until(lambda: len(list((tmp_path / "pictures").iterdir())) == 2)  # files go in their own time
    await pictures.close()


def test_a_card_gets_files_in_place_of_addresses() -> None:
    values = {"title": "Tea", "picture": "http://x/1.png", "items": [{"picture": "http://x/2.png"}, 5]}
    assert pictured(values, lambda place: f"local {place[-5:]}") == {
        "title": "Tea",
        "picture": "local 1.png",
        "items": [{"picture": "local 2.png"}, 5],
    }
    assert values["picture"] == "http://x/1.png"

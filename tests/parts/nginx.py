"""The real nginx with its RTMP module, private to one test: free loopback ports, recordings, /stat, an on_publish callback.

    with Nginx(folder) as server:
        server.url("live"); server.refuse.add("badkey"); server.recordings(); server.stat()

Applications: `live` (asks the callback, records), `open` (neither).
"""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import pytest

from tests.parts.ports import free_port

MODULES = Path("/usr/lib/nginx/modules")
_BUSY_S = 30  # to begin or end takes no tenth of a second, unless other programs want all processors

_CONF = """
load_module {modules}/ngx_rtmp_module.so;
load_module {modules}/ngx_stream_module.so;
{user}
worker_processes 1; daemon off; pid {folder}/nginx.pid;
events {{ worker_connections 256; }}
rtmp {{
  access_log off;
  server {{
    listen 127.0.0.1:{rtmp}; chunk_size 4096; ping 10s; drop_idle_publisher 10s;
    application live {{
      live on; on_publish http://127.0.0.1:{callback}/on_publish;
      record all; record_path {folder}/rec; record_suffix .flv; record_unique on;
    }}
    application open {{ live on; }}
  }}
}}
http {{
  access_log off;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  server {{ listen 127.0.0.1:{http}; location /stat {{ rtmp_stat all; }} location /control {{ rtmp_control all; }} }}
}}
{stream}
"""
_STREAM = """stream {{ server {{
  listen 127.0.0.1:{tls} ssl; ssl_certificate {cert}; ssl_certificate_key {key}; proxy_pass 127.0.0.1:{rtmp};
}} }}"""


def installed() -> bool:
    return shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin") is not None and (MODULES / "ngx_rtmp_module.so").exists()


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Nginx]:
    """Run one in `folder`; skips the test where it is not installed."""
    if not installed():
        pytest.skip("nginx with its RTMP module is not installed")
    with Nginx(folder) as server:
        yield server


def wait_for(condition: Callable[[], object], timeout_s: float, what: str) -> None:
    """Poll `condition` until it is true; fails the test with `what` otherwise."""
    until = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"not within {timeout_s} s: {what}")
        time.sleep(0.02)


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
    except OSError:
        return False
    return True


class Nginx:
    """One server. `tls`: (certificate, key) puts RTMPS in front, at `tls_port`."""

    def __init__(self, folder: Path, tls: tuple[Path, Path] | None = None) -> None:
        self.folder = folder
        self.refuse: set[str] = set()  # keys that the callback answers with 403
        self.published: list[dict[str, str]] = []  # what the callback was told
        self.rtmp_port, self.http_port, self.tls_port = free_port(), free_port(), free_port()
        self._tls = tls
        self._process: subprocess.Popen[bytes] | None = None
        self._callback = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._callback.serve_forever, kwargs={"poll_interval": 0.05})

    def __enter__(self) -> Nginx:
        for name in ("rec", "tmp", "logs"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "rec").chmod(0o777)
        stream = ""
        if self._tls:
            stream = _STREAM.format(tls=self.tls_port, cert=self._tls[0], key=self._tls[1], rtmp=self.rtmp_port)
        conf = _CONF.format(
            modules=MODULES,
            user=f"user {_user()};",
            folder=self.folder,
            rtmp=self.rtmp_port,
            http=self.http_port,
            callback=self._callback.server_port,
            stream=stream,
        )
        (self.folder / "nginx.conf").write_text(conf)
        self._thread.start()
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
        self._callback.shutdown()
        self._callback.server_close()
        self._thread.join()

    def start(self) -> None:
        """Start, or start again after `stop` on the same ports."""
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        assert program
        arguments = [program, "-p", str(self.folder), "-c", "nginx.conf", "-e", "logs/error.log"]
        with open(self.folder / "logs" / "out.log", "ab") as log:
            self._process = subprocess.Popen(arguments, stdout=log, stderr=log, cwd=self.folder)
        wait_for(lambda: listens(self.rtmp_port), _BUSY_S, "nginx listens")

    def stop(self) -> None:
        if self._process is not None:
            for worker in self.workers():  # a stopped one would never hear the signal
                os.kill(worker, signal.SIGCONT)
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(_BUSY_S)
            self._process = None

    def workers(self) -> list[int]:
        """Process ids of the workers, to stop and continue them."""
        assert self._process is not None
        pid = self._process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def url(self, app: str = "live", tls: bool = False, host: str = "127.0.0.1") -> str:
        """The URL to publish to, without the key."""
        return f"rtmps://{host}:{self.tls_port}/{app}" if tls else f"rtmp://{host}:{self.rtmp_port}/{app}"

    def recordings(self) -> list[Path]:
        """Recorded FLV files of `live`, oldest first."""
        return sorted((self.folder / "rec").glob("*.flv"), key=lambda path: path.stat().st_mtime_ns)

    def stat(self) -> ElementTree.Element:
        """/stat: streams, publishers, bytes."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http_port}/stat", timeout=5) as answer:
            return ElementTree.fromstring(answer.read())

    def drop_publisher(self, key: str, app: str = "live") -> None:
        """Kick whoever publishes `key`."""
        url = f"http://127.0.0.1:{self.http_port}/control/drop/publisher?app={app}&name={urllib.parse.quote(key)}"
        urllib.request.urlopen(url, timeout=5).close()

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        outer = self

        class Callback(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                told = dict(urllib.parse.parse_qsl(body))
                outer.published.append(told)
                self.send_response(403 if told.get("name") in outer.refuse else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        return Callback


def _user() -> str:
    import getpass

    return getpass.getuser()

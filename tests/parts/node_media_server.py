"""The real node-media-server, private to one test, on free loopback ports. Also speaks RTMPS by itself.

`.ci/setup test` installs it by npm, once, into `$NIGHTMARKET_PARTS` or ~/.cache/nightmarket-parts; outside the repository.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType

from tests.parts.nginx import listens, wait_for
from tests.parts.ports import free_port


def folder() -> Path:
    """Where its package lies."""
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / "node_modules" / "node-media-server"


def installed() -> bool:
    return shutil.which("node") is not None and folder().is_dir()


class NodeMediaServer:
    """One server. `tls`: (certificate, key) for its own RTMPS."""

    def __init__(self, work: Path, tls: tuple[Path, Path] | None = None) -> None:
        self.rtmp_port, self.http_port, self.tls_port = free_port(), free_port(), free_port()
        self._work, self._tls = work, tls
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> NodeMediaServer:
        self._work.mkdir(parents=True, exist_ok=True)
        config: dict[str, object] = {
            "bind": "127.0.0.1",
            "notify": {"url": ""},
            "store": {"path": str(self._work / "data"), "maxHistory": 100},
            "auth": {"play": False, "publish": False, "secret": "", "jwt": {"users": []}},
            "rtmp": {"port": self.rtmp_port},
            "http": {"port": self.http_port},
            "record": {"auto": False, "path": str(self._work / "record")},
        }
        if self._tls:
            config["rtmps"] = {"port": self.tls_port, "cert": str(self._tls[0]), "key": str(self._tls[1])}
        path = self._work / "nms.json"
        path.write_text(json.dumps(config))
        script = folder() / "bin" / "app.js"
        with open(self._work / "nms.log", "ab") as log:
            self._process = subprocess.Popen(["node", str(script), "-c", str(path)], cwd=self._work, stdout=log, stderr=log)
        try:
            wait_for(lambda: listens(self.rtmp_port) and listens(self.http_port), 60, "node-media-server listens")
        except AssertionError:
            self._end(self._process)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._process is not None
        self._end(self._process)

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)

    def url(self, tls: bool = False, host: str = "127.0.0.1") -> str:
        """The URL to publish to, without the key."""
        return f"rtmps://{host}:{self.tls_port}/live" if tls else f"rtmp://{host}:{self.rtmp_port}/live"

    def play_url(self, key: str) -> str:
        """HTTP-FLV."""
        return f"http://127.0.0.1:{self.http_port}/live/{key}.flv"

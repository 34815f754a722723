"""The real node-media-server, private to one test, on free loopback ports. Also speaks RTMPS by itself.

It is installed by npm, once, into `$NIGHTMARKET_PARTS` or ~/.cache/nightmarket-parts; outside the repository.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType

from tests.parts.nginx import free_port, listens, wait_for

VERSION = "4.4.3"


def folder() -> Path:
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / f"node-media-server-{VERSION}"


def install() -> str:
    """Install it unless it is; returns why not, or nothing."""
    if not shutil.which("npm") or not shutil.which("node"):
        return "node and npm are not installed"
    where = folder()
    if not (where / "node_modules" / "node-media-server").is_dir():
        where.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", f"node-media-server@{VERSION}"]
        try:
            subprocess.run(command, cwd=where, check=True, capture_output=True, timeout=180)
        except (subprocess.SubprocessError, OSError) as error:
            return f"node-media-server cannot be installed: {error}"
    return ""


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
        script = folder() / "node_modules" / "node-media-server" / "bin" / "app.js"
        with open(self._work / "nms.log", "ab") as log:
            self._process = subprocess.Popen(["node", str(script), "-c", str(path)], cwd=self._work, stdout=log, stderr=log)
        wait_for(lambda: listens(self.rtmp_port) and listens(self.http_port), 15, "node-media-server listens")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._process is not None
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)

    def url(self, tls: bool = False, host: str = "127.0.0.1") -> str:
        """The URL to publish to, without the key."""
        return f"rtmps://{host}:{self.tls_port}/live" if tls else f"rtmp://{host}:{self.rtmp_port}/live"

    def play_url(self, key: str) -> str:
        """HTTP-FLV."""
        return f"http://127.0.0.1:{self.http_port}/live/{key}.flv"

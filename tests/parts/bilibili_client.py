"""A client of Bilibili's rooms that others have written (npm's bilibili-live-ws), led to an address of this computer.

`.ci/setup test` installs it by npm, once, into `bilibili` in `$NIGHTMARKET_PARTS` or ~/.cache/nightmarket-parts; outside the
repository.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).with_name("bilibili_client.js")
_SOON_S = 20.0


def package() -> Path:
    """Where the npm package lies."""
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / "bilibili" / "node_modules" / "bilibili-live-ws"


def installed() -> bool:
    """Whether node and the package are there."""
    return shutil.which("node") is not None and package().is_dir()


class Client:
    """What it heard so far, in order: `live` once it is let in, `heartbeat` with the popularity, `msg` with each message."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def heard(self, kind: str) -> Any:
        """The next thing of that kind; what comes before it is passed over."""
        assert self._process.stdout is not None
        async with asyncio.timeout(_SOON_S):
            while line := await self._process.stdout.readline():
                said = json.loads(line)
                if said["kind"] == kind:
                    return said["value"]
        raise AssertionError(f"it ended without {kind}")


@contextlib.asynccontextmanager
async def following(address: str, greeting: str) -> AsyncIterator[Client]:
    """The client, in the room for as long as the block runs."""
    arguments = ("node", str(_SCRIPT), str(package()), address, greeting)
    process = await asyncio.create_subprocess_exec(*arguments, stdout=asyncio.subprocess.PIPE)
    try:
        yield Client(process)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

"""Shopify's own client of the Admin API (npm's @shopify/admin-api-client), led to an address of this computer.

`.ci/setup test` installs it by npm, once, into `shopify` in `$NIGHTMARKET_PARTS` or ~/.cache/nightmarket-parts; outside the
repository.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

from tests.parts.shopify.schema import VERSION, folder

_SCRIPT = Path(__file__).with_name("shopify_client.js")
_SOON_S = 30.0


def _package() -> Path:
    return folder() / "node_modules" / "@shopify" / "admin-api-client"


def installed() -> bool:
    """Whether node and the package are there."""
    return shutil.which("node") is not None and _package().is_dir()


async def ask(place: str, token: str, question: str, **variables: object) -> dict[str, Any]:
    """What the client gives for a question: `data`, `errors`, `extensions`, where there are any."""
    arguments = (str(_SCRIPT), str(_package()), place, VERSION, token, question, json.dumps(variables))
    process = await asyncio.create_subprocess_exec("node", *arguments, stdout=asyncio.subprocess.PIPE)
    try:
        said, _ = await asyncio.wait_for(process.communicate(), _SOON_S)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    answer: dict[str, Any] = json.loads(said)
    return answer

"""A server that is nothing but a relay installs the very packages that the studio is tested with."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def locked(path: str) -> dict[str, str]:
    """Package -> its version and hashes."""
    blocks = re.split(
        r"^(?=[a-z0-9-]+==)", re.sub(r"^\s+#.*\n", "", (ROOT / path).read_text(), flags=re.MULTILINE), flags=re.MULTILINE
    )
    return {block.partition("==")[0]: block for block in blocks if "==" in block}


def test_the_relay_s_list_is_part_of_the_studio_s() -> None:
    ours, all_of_them = locked("relay/requirements.lock"), locked("requirements.lock")
    assert {"msgspec", "nats-py", "uvicorn", "h11", "click"} <= ours.keys()
    assert ours.items() <= all_of_them.items()


def test_the_relay_imports_nothing_else() -> None:
    code = (
        "import sys, relay.__main__; print(*sorted({name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names))"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"], capture_output=True, text=True
    )
    brought = set(ran.stdout.split())
    assert {"relay", "studio", "uvicorn"} <= brought, ran.stderr
    needed = {"relay", "studio", "uvicorn", "h11", "click", "msgspec"}
    optional = {"typing_extensions"}  # msgspec's, where it is there
    assert {name for name in brought if not name.startswith("_")} <= needed | optional

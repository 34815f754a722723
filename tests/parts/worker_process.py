"""One worker as the real process that the launcher would start, for a test that stands in the desk's place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from studio.contracts import messages, specs
from studio.contracts.spec_files import write_spec
from studio.ipc import session
from studio.values.errors import LinkClosedError

ROOT = Path(__file__).resolve().parents[2]


def start(
    folder: Path,
    name: str,
    spec: specs.Spec,
    log: Path | None = None,
    options: tuple[str, ...] = (),
    root: Path = ROOT,
    **environment: str,
) -> subprocess.Popen[bytes]:
    """Write the spec, start the worker of the studio in `root`; it ends by itself when its standard input closes.

    `options` are Python's.
    """
    write_spec(folder, name, spec)
    output = None if log is None else open(log, "ab")  # noqa: SIM115  (the child keeps it)
    try:
        return subprocess.Popen(
            [sys.executable, *options, "-m", "studio.workers", name],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root)} | environment | {session.ENVIRONMENT_NAME: str(folder)},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
        )
    finally:
        if output is not None:
            output.close()


def end(process: subprocess.Popen[bytes], say: Callable[[messages.ToWorker], None], patience_s: float = 10.0) -> int:
    """A clean stop by the desk's word, a kill where that is not heard in time; the exit code."""
    if process.poll() is None:
        try:
            say(messages.Stop())
        except LinkClosedError:
            process.terminate()
        try:
            process.wait(patience_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert process.stdin is not None
    process.stdin.close()
    return process.returncode


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9."""
    process.kill()
    process.wait(10.0)
    assert process.stdin is not None
    process.stdin.close()

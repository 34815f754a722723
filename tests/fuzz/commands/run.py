"""Commands from a seed against the real studio, whose user may write nowhere else. For long runs:

    python -m tests.fuzz.commands.run --seconds 3600 --seed 7

Each call is answered in time, and never with an internal error; the desk, the mixer and the journal live on.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from studio.control import protocol
from studio.show import document
from tests.fuzz.commands.generator import Generator
from tests.parts.nobody import NobodysStudio, own_folder

_ANSWER_S = 45.0  # a probe may take its time
_LOOK_EVERY, _BEGIN_ANEW_EVERY = 25, 150  # calls
_DEMO = Path(__file__).parents[3] / "resources" / "demo" / "demo.json"
_ALARMING = ("Traceback (most", "Exception in callback", "was never retrieved", "said what the desk failed over")


class Line:
    """A connection that says what no client of ours would."""

    def __init__(self, session: Path) -> None:
        url, token = protocol.control_address(session)
        self._open = contextlib.ExitStack()
        self._connection = self._open.enter_context(connect(url, max_size=64 << 20, compression=None, proxy=None))
        self._number = 0
        self.call("hello", {"token": token, "client": "fuzz"})

    def call(self, method: str, params: Any) -> dict[str, Any]:
        """The whole answer, error or result."""
        self._number += 1
        self._connection.send(json.dumps({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params}))
        while True:
            message = protocol.decode(self._connection.recv(_ANSWER_S))
            if message.get("id") == self._number or ("error" in message and message.get("id") is None):
                return message

    def close(self) -> None:
        self._open.close()


def base_show(folder: Path) -> Path:
    """The demo, small and without what needs seconds to start."""
    tree = json.loads(_DEMO.read_text(encoding="utf-8"))
    for source in tree["sources"]:
        if source["input"]["type"] == "media":
            source["input"] = {"type": "test_card", "width": 320, "height": 180, "rate_hz": 10}
    show = document.parse(json.dumps(tree).encode())
    path = folder / "base.json"
    path.write_bytes(document.to_json(show))
    return path


def run(seed: int, seconds: float) -> int:
    """Play calls from `seed` for so long; returns how many there were.

    Raises:
        AssertionError: something gave way; the text has the seed and the call.
    """
    with own_folder() as folder:
        return _run(folder, seed, seconds)


def _run(folder: Path, seed: int, seconds: float) -> int:
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    show = base_show(scratch)
    generator = Generator(seed, scratch)
    until, count, last = time.monotonic() + seconds, 0, ""
    with NobodysStudio(folder, "--headless", show) as studio:
        line = Line(studio.session)
        first = _look(line)["processes"]["desk"]["pid"]
        while time.monotonic() < until:
            if count % _LOOK_EVERY == 0:
                state = _look(line)
                generator.show = state["show"]
                assert state["processes"]["desk"]["pid"] == first, f"seed {seed}, call {count}: the desk died; {last}"
                assert not _mixers_deaths(state), f"seed {seed}, call {count}: the mixer died\n{studio.log()}"
            if count % _BEGIN_ANEW_EVERY == 0:  # or sources would add up until the computer is full
                line.call("air.stop", {"confirm": True})
                line.call("show.open", {"path": str(show), "confirm": True})
            method, params = generator.call()
            last = f"seed {seed}, call {count}: {method} {json.dumps(params)[:2000]}"
            try:
                answer = line.call(method, params)
            except Exception as error:
                raise AssertionError(f"{last}: {type(error).__name__}: {error}\n{studio.log()}") from error
            code = answer.get("error", {}).get("code", 0)
            assert code != protocol.INTERNAL, f"{last}: {answer}\n{studio.log()}"
            count += 1
        answer = line.call("journal.between", {"from_ms": 0, "to_ms": 2**42})
        assert "result" in answer, f"seed {seed}: the journal does not answer: {answer}"
        alarms = [one["text"] for one in _look(line)["alarms"] if one["id"] == "selling.journal"]
        assert not alarms, f"seed {seed}: {alarms}"
        said = (studio.session / "logs" / "desk.log").read_text(errors="replace")
        found = [word for word in _ALARMING if word in said]
        assert not found, f"seed {seed}: {found} in the desk's log:\n{_around(said, found[0])}"
        line.close()
    return count


def _look(line: Line) -> dict[str, Any]:
    state: dict[str, Any] = line.call("snapshot", {})["result"]["state"]
    return state


def _mixers_deaths(state: dict[str, Any]) -> int:
    return int(state["processes"].get("mixer", {}).get("restarts", 0))


def _around(text: str, word: str) -> str:
    at = text.index(word)
    return text[max(0, at - 500) : at + 3000]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    parser.add_argument("--seconds", type=float, default=600.0)
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    print(f"{run(given.seed, given.seconds)} calls, nothing gave way")


if __name__ == "__main__":
    main()

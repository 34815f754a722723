"""The hints process: says of lines of viewers, handed to it in batches, which topic they may ask for. It only ever hints.

A line becomes a vector (`model`: a language model, whole inside a Python package), and the topic is the one that lines like it
ask for (`fitted`). It rests so long after each line that it uses a quarter of a core at most (`pace`), and knows one batch: the
desk sends the next when this one is answered.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.words import processes as says
from studio.workers.hints.fitted import Fitted, read
from studio.workers.hints.model import Model
from studio.workers.hints.pace import Pace

_SHARE = 0.25  # of a core
_OPENING_S = 20.0
_IDLE_S = 0.25
_FAILED = 1


class Batch(msgspec.Struct, frozen=True):
    """Lines to be looked at, as the desk sends them: each a text, and the topic that phrases take it for ("": none)."""

    batch: int
    lines: list[tuple[str, str]]


def run(spec: specs.HintsSpec, link: DeskLink) -> int:
    """Look at what comes, until told to stop."""
    link.poll()
    link.stage("open the model", _OPENING_S)
    try:
        fitted, model = Fitted(read(Path(spec.fitted))), Model()
    except (ImportError, OSError, RuntimeError, msgspec.MsgspecError) as error:
        link.say_now("failed", says.no_hints(why=str(error)))
        return _FAILED
    pace, looked = Pace(_SHARE), 0
    batch: Batch | None = None
    topics: list[str] = []
    while not link.stopping:
        link.status("running", "", looked=looked)
        rest_s = pace.rest_s()
        for message in link.poll(min(rest_s, _IDLE_S) if batch is not None else _IDLE_S):
            if isinstance(message, messages.Command) and message.name == "look":
                batch, topics = msgspec.convert(message.arguments, Batch), []
        if batch is None or pace.rest_s() > 0:
            continue
        pace.begin()
        if len(topics) < len(batch.lines):
            text, hinted = batch.lines[len(topics)]
            topics.append(fitted.topic(text, model.vector(text), hinted))
            looked += 1
        if len(topics) == len(batch.lines):
            link.event("looked", batch=batch.batch, topics=topics)
            batch = None
    return 0

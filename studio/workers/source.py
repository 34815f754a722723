"""The source worker: one input on its way into the studio. Keeps trying when the input fails; never decides what is shown.

Order: the slate with the source's name (so that there is always something to show), then the working part of the input's kind.
"""

from __future__ import annotations

import contextlib
import gc
import os
from pathlib import Path

import av
import cv2

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS
from studio.kinds import sources
from studio.media.inputs.name_slate import NAME_SIZE, NameSlate
from studio.media.inputs.opening import quiet, reason
from studio.media.inputs.output import SourceOutput, even
from studio.system import process
from studio.values.errors import MediaError
from studio.words import sources as says

_BACKOFF_S = (1, 2, 5)
_HEALTHY_NS = 10 * NS  # a source that ran for so long starts its backoff anew
_LOOK_S = 1.0
_NAMED = 3  # files of a slide show
_LEAST_SLATE = 32  # pixels: nothing can be read below that


def run(spec: specs.SourceSpec, link: DeskLink) -> int:
    """Run the input, and run it again whenever it fails or is changed, until `link.stopping` or until its picture stands."""
    cv2.setNumThreads(1)  # threads make a small picture's scaling dearer, not faster
    quiet()
    slate = NameSlate(link, spec.id)
    slate.draw(spec.name)
    output = SourceOutput(spec, link)
    output.on_rename = slate.draw
    process.settle()
    failures = 0
    while not link.stopping:
        slate.draw(output.spec.name)  # which named a file that is another now, or is there
        output.start_input()
        began_ns = output.clock.now_ns()
        try:
            sources.working_part(output.spec.input).run(output.spec.input, output, link)
            failures = 0
            if output.stands:
                return messages.EXIT_STANDS  # with its rings, and its slate's, left where they are
        except (MediaError, av.FFmpegError) as error:
            failures = 0 if output.clock.now_ns() - began_ns > _HEALTHY_NS else failures
            _wait(output, slate, error, failures)
            failures = 0 if output.input_changed else failures + 1
    output.close()
    slate.close()
    return 0


def _wait(output: SourceOutput, slate: NameSlate, error: MediaError | av.FFmpegError, failures: int) -> None:
    """Say what is wrong, and return when it is worth trying again: a file when it changed, anything else after a while.

    A `retry` and whatever is changed of the input end the wait at once.
    """
    gc.collect()  # what failed may have left cycles, and the collector is off
    text = error.text if isinstance(error, MediaError) else says.unreadable(why=reason(error))
    given = output.spec.input
    paths = given.files()
    until_ns = output.clock.now_ns() + _BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)] * NS
    seen = _fingerprint(paths)
    while not output.ending:
        output.report("failed", text)
        _name(slate, output.spec, paths)
        if any(command.name == "retry" for command in output.poll(_LOOK_S / 4)):
            return
        if output.spec.input != given or (paths and _fingerprint(paths) != seen):
            return
        if not paths and output.clock.now_ns() >= until_ns:
            return


def _name(slate: NameSlate, spec: specs.SourceSpec, paths: tuple[str, ...]) -> None:
    """Have the slate name the file that is not shown, and be as large as its item. An address stays off the air."""
    files = ", ".join(Path(path).name for path in paths[:_NAMED])
    width, height = (even(side) for side in spec.size or NAME_SIZE)
    fits = min(width, height) >= _LEAST_SLATE and width * height <= NAME_SIZE[0] * NAME_SIZE[1]
    with contextlib.suppress(OSError):  # no room for another: the first one stays
        slate.draw(spec.name, files, (width, height) if fits else NAME_SIZE)


def _fingerprint(paths: tuple[str, ...]) -> list[tuple[float, int] | None]:
    """When each file was changed and its size, None where it is not there."""
    prints: list[tuple[float, int] | None] = []
    for path in paths:
        try:
            stat = os.stat(path)
            prints.append((stat.st_mtime, stat.st_size))
        except OSError:
            prints.append(None)
    return prints

"""Stills from files: one that is read again when it changes, or several in turn on exact times."""

from __future__ import annotations

from studio.contracts import messages
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS
from studio.ipc.files import changed_at
from studio.kinds.sources.image import Image
from studio.media.inputs.gallery import Gallery
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.still import HOLD_S, SLOTS, Patience
from studio.values.errors import MediaError

_AHEAD_NS = NS // 4
_SLOTS = 6


def run(image: Image, output: SourceOutput, link: DeskLink) -> None:
    """Show the pictures until the output is `ending`.

    Raises:
        MediaError: no picture can be read.
    """
    output.slots = SLOTS if len(image.paths) == 1 else _SLOTS
    link.stage("open", 20.0)
    gallery = Gallery(output)
    if len(image.paths) == 1:
        _show_one(image.paths[0], output, gallery)
    else:
        _show_in_turn(image, output, gallery)


def _show_one(path: str, output: SourceOutput, gallery: Gallery) -> None:
    """One picture; a new version of the file replaces it, a half-written one is waited for.

    What is left standing tells the version of its file (`FILE_FIGURE`): the desk looks out for another.
    """
    patience = Patience(output)
    shown: tuple[float, int] | None = None
    trouble = ""
    while not output.ending:
        version = (changed_at(path), output.generation)
        if version != shown:
            try:
                picture, natural = gallery.picture(path)
            except MediaError as error:
                if shown is None:
                    raise
                trouble = error.text
            else:
                shown, trouble = version, ""
                now = output.clock.now_ns()
                output.picture(picture, now, now, natural=natural)
        output.touch()
        output.report("running", trouble)
        output.poll(HOLD_S)
        if not trouble and shown == (version[0], output.generation) and not output.ending and patience.over():
            output.stand(**{messages.FILE_FIGURE: version[0]})


def _show_in_turn(image: Image, output: SourceOutput, gallery: Gallery) -> None:
    """Every picture for its time, in a round. Each lies in the ring before it is due; unreadable ones are passed over."""
    step_ns = round(image.seconds_each * NS)
    start_ns = output.clock.now_ns()
    number = failed = 0
    trouble = ""
    while not output.ending:
        now = output.clock.now_ns()
        while (due := start_ns + number * step_ns) <= now + min(_AHEAD_NS, (_SLOTS - 2) * step_ns):
            if due + step_ns < now:  # fallen behind: the missed ones are not caught up with
                number += (now - due) // step_ns
                continue
            path = image.paths[number % len(image.paths)]
            try:
                picture, natural = gallery.picture(path)
                output.picture(picture, due, due, natural=natural)
                failed = 0
            except MediaError as error:
                failed, trouble = failed + 1, error.text
                if failed >= len(image.paths):
                    raise
            number += 1
        output.touch()
        output.report("running", trouble)
        for command in output.poll(max(0.001, min(HOLD_S, (due - _AHEAD_NS // 2 - now) / NS))):
            if command.name == "step":  # from the one that is seen now
                now = output.clock.now_ns()
                number = (now - start_ns) // step_ns + int(command.arguments.get("by", 1))
                start_ns = now - number * step_ns

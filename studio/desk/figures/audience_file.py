"""How many watched, on disk beside the journal: a line of JSON every ten seconds. Blocks on the disk; one thread at a time.

The journal holds what was sold; nobody sells a viewer, so that these are no events of the sale. They are worth less than it, too:
what the disk refuses is left out, and what is no line of it, as a power cut leaves half of one, is passed over.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from studio.show.figures import Sample
from studio.system import atomic_write

log = logging.getLogger(__name__)

_BYTES = 16 << 20  # more than a hundred evenings of one connection; beyond, the older half is forgotten
_SUFFIX = ".audience"
_decoder = msgspec.json.Decoder(Sample)


def beside(journal: Path) -> Path:
    """The file that belongs to a journal."""
    return journal.with_suffix(_SUFFIX)


def append(path: Path, samples: Iterable[Sample]) -> None:
    """Add lines to the file, which is made when there is none.

    Raises:
        OSError: the system refuses.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as file:
        file.write(_lines(samples))


def read(path: Path) -> Iterator[Sample]:
    """What the file holds, in order; nothing where there is none, or it cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            if size > _BYTES:
                yield from (sample for sample in _samples([file.readline(), file.readline()]) if sample.after)
                file.seek(size - _BYTES // 2)
                file.readline()
            yield from _samples(file)
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("how many watched before is not known: %s", error)


def shorten(path: Path) -> None:
    """Forget the older half of a file that has become too large."""
    try:
        if path.exists() and path.stat().st_size > _BYTES:
            atomic_write.write(path, _lines(read(path)), private=True)
    except OSError as error:
        log.warning("%s stays as large as it is: %s", path.name, error)


def copy(source: Path, target: Path, first: Sample) -> None:
    """Begin another journal's file with `first` and what this one holds, in place of what another show left there.

    Raises:
        OSError: the system refuses.
    """
    atomic_write.write(target, _lines([first, *(sample for sample in read(source) if not sample.after)]), private=True)


def _samples(lines: Iterable[bytes]) -> Iterator[Sample]:
    for line in lines:
        try:
            yield _decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):  # the latter two msgspec lets through
            continue


def _lines(samples: Iterable[Sample]) -> bytes:
    """Each begins anew, also behind half a line."""
    return b"".join(b"\n" + msgspec.json.encode(sample) for sample in samples)

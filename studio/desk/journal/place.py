"""Where the journal of a show's sale lies. Asks the disk, so the desk calls it in a thread."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from studio.desk.paths import comes_with_the_studio
from studio.system.folders import data_folder


def journal_of(show: Path, session: Path) -> Path:
    """The journal of the show file `show`.

    Beside the file as a rule. Shows that come with the studio (the demo) are nobody's sale: theirs is `session`, and ends
    with it. Where nothing may be written, it lies among the user's data, under a name that is this file's alone.
    """
    if comes_with_the_studio(show):
        return session
    if os.access(show.parent, os.W_OK):
        return show.with_suffix(".journal")
    mark = hashlib.blake2s(os.fsencode(show.resolve()), digest_size=6).hexdigest()
    return data_folder() / "journals" / f"{show.stem}-{mark}.journal"

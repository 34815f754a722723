"""What the operating system refuses, and the room that it has."""

from __future__ import annotations

import errno

from studio.values.sentences import Template

disk_full = Template("system.disk_full", "No space left on device")
read_only = Template("system.read_only", "Read-only file system")
not_there = Template("system.not_there", "No such file or directory")
not_permitted = Template("system.not_permitted", "Permission denied")
no_room = Template(
    "system.no_room",
    "There is no room for pictures and sound in {folder}: {needed} MB are needed, {free} MB are free. Make room "
    "there, or start the studio with --session-root and a folder on a larger disk.",
)

_REASONS = {
    errno.ENOSPC: disk_full,
    errno.EROFS: read_only,
    errno.ENOENT: not_there,
    errno.EACCES: not_permitted,
}


def reason(error: OSError) -> str:
    """Why the system refused: the commonest in the catalogue, others in its own words."""
    found = _REASONS.get(error.errno or 0)
    return found() if found is not None else error.strerror or str(error)

"""Evidence: what proves that a journal is whole. Standard library alone, so that anybody can run it on a copy of a journal.

- `chain`: how the entries of a journal hang together, as bytes and hashes; who writes a journal and who checks it both use it.
- `files`: opens a journal without changing anything beside it.
- `verify`: goes through one and names the first thing that does not fit.
- `places`: where in a recording something is to be seen.

`python -m studio.evidence` has them at the terminal.
"""

from studio.evidence.chain import SCHEMA, Entry, Link, Seal, linked
from studio.evidence.files import JournalError, journals_in, opened
from studio.evidence.verify import MisfitError, Verdict, verified

__all__ = [
    "SCHEMA",
    "Entry",
    "JournalError",
    "Link",
    "MisfitError",
    "Seal",
    "Verdict",
    "journals_in",
    "linked",
    "opened",
    "verified",
]

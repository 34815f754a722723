"""Keyword tallies, "type 1 if you want it": which keyword each viewer wrote last, every viewer counted once. Pure.

`ballot` is one tally with its choices; `voters` remembers what each viewer chose.
"""

from studio.show.tally.ballot import Ballot

__all__ = ["Ballot"]

"""Chat as a person can read it: counted whole, folded, sampled, and never more than the desk can take. Pure.

A message's way: `seen` (was its id there already? by `fingerprints`) -> `counting` -> `lateness` (by its platform's clock) ->
`reading` (`questions`) -> its `fold` -> `choosing`, at the `pace` that a person reads -> `shown_rows`. `chat_desk` leads it
along; `tallies` count keywords on the way.
"""

from studio.show.chat.chat_desk import ChatDesk
from studio.show.chat.fold import Said
from studio.show.chat.rows import Message, Why
from studio.show.chat.tally import TallyCount

__all__ = ["ChatDesk", "Message", "Said", "TallyCount", "Why"]

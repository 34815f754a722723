"""Chat as a person can read it: counted whole, folded, sampled, and never more than the desk can take. Pure.

A message's way: `seen` (was its id there already? by `fingerprints`) -> `counting` -> `lateness` (by its platform's clock) ->
`reading` (`questions`; a `second_look` at what phrases are not sure of) -> its `fold` -> `choosing`, at the `pace` that a person
reads -> `shown_rows`. `chat_desk` leads it along, and hands it to the tally that runs (`studio.show.tally`).
"""

from studio.show.chat.chat_desk import ChatDesk
from studio.show.chat.fold import Said
from studio.show.chat.rows import Message, Why

__all__ = ["ChatDesk", "Message", "Said", "Why"]

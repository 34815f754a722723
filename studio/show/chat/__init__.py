"""Chat as a person can read it: counted whole, folded, sampled, and never more than the desk can take. Pure."""

from studio.show.chat.chat_desk import ChatDesk, Said
from studio.show.chat.rows import Message, Why
from studio.show.chat.tally import TallyCount

__all__ = ["ChatDesk", "Message", "Said", "TallyCount", "Why"]

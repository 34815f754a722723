"""What the desk says, in the window's language. The desk speaks English: it does not know who listens."""

from ui.desk_words.words import counted, said

__all__ = ["counted", "said"]

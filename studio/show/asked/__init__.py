"""What viewers ask: lines sorted into topics by phrases, counted by viewer, answered from facts of the product. Pure.

`topics` are files of phrases; `phrases`, `lines` and `shorthand` say how these are compared with what viewers write; `sorter`
says of a line which topic it asks for, and whether that is sure; `board` counts and quotes what is
asked of late, `whole_show` what was asked in the whole show; `answers` makes an answer of the
product's facts.
"""

from studio.show.asked.answers import Facts, answer
from studio.show.asked.board import QuestionBoard
from studio.show.asked.sorter import Sorted, Sorter
from studio.show.asked.topics import Topic, parse

__all__ = ["Facts", "QuestionBoard", "Sorted", "Sorter", "Topic", "answer", "parse"]

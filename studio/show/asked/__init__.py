"""What viewers ask: lines sorted into topics by phrases, counted by viewer, answered from facts of the product. Pure.

`topics` are files of phrases; `sorter` says of a line which topic it asks for; `board` counts and quotes what is asked of late,
`whole_show` what was asked in the whole show; `answers` makes an answer of the product's facts.
"""

from studio.show.asked.answers import Facts, answer
from studio.show.asked.board import QuestionBoard
from studio.show.asked.sorter import Sorter
from studio.show.asked.topics import Topic, parse

__all__ = ["Facts", "QuestionBoard", "Sorter", "Topic", "answer", "parse"]

"""The figures of a show: what it brings as a whole, of late, and while a product is explained. Pure: no clock, no disk.

definitions   what each figure means; nothing else computes one
tally         what was sold, in one sum; what a line comes to
audience      who watched, as connections tell it
timeline      the seconds of the show
orders        when each order was first seen sold
span          a part of the show: what was sold in it, and who was there
segments      the parts in which a product is explained
lately        the last minutes
series        the show over time
talk          what viewers wrote and asked, in counts
chat_pace     messages a minute, and when there were most
book          all of these, kept as the show goes on
following     how it is kept: from states of the rules of selling
replay        how it is read again: from what was written down
"""

from studio.show.figures.audience import Counts
from studio.show.figures.book import FigureBook
from studio.show.figures.following import Follower
from studio.show.figures.replay import KINDS, Replay, Sample, caught_up, report
from studio.show.figures.talk import Asked, Talk

__all__ = ["KINDS", "Asked", "Counts", "FigureBook", "Follower", "Replay", "Sample", "Talk", "caught_up", "report"]

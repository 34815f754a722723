"""Who did what in the chats, and how often the platform refused it."""

from __future__ import annotations

from studio.show.report.amounts import count
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import headed, tabled
from studio.show.report.markup import Markup
from studio.show.report.words import DEEDS, word


def section(facts: ReportFacts) -> Markup:
    """One person's acts of one kind a row."""
    rows = (
        (act.by, word(act.deed, facts.language), count(act.done), count(act.refused))
        for act in facts.moderation
        if act.deed in DEEDS
    )
    return headed(facts, "moderation", tabled(facts, ("person", "what", "times", "refused_acts"), rows))

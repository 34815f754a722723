"""What viewers asked, by topic: how often, how many of them, whether it was answered, and how they put it."""

from __future__ import annotations

from studio.control.schema.answers import AskedFigures
from studio.show.report.amounts import count
from studio.show.report.facts import AskedTopic, ReportFacts
from studio.show.report.layout import headed, tabled
from studio.show.report.markup import Markup
from studio.show.report.words import word
from studio.values.look import CardLanguage

_COLUMNS = ("topic", "lines", "people", "answers", "since", "quotes")
_COUNTED = 10_000  # people who are told apart in a topic; more are this many


def section(facts: ReportFacts) -> Markup:
    """One topic a row, the one that most people asked about first."""
    asked = sorted(facts.figures.asked.items(), key=lambda pair: (-pair[1].people, -pair[1].lines, pair[0]))
    rows = (_row(facts.topics.get(name, AskedTopic(title=name)), figures, facts.language) for name, figures in asked)
    return headed(facts, "questions", tabled(facts, _COLUMNS, rows))


def _row(topic: AskedTopic, asked: AskedFigures, language: CardLanguage) -> tuple[str, ...]:
    people = f"{count(asked.people)}{'+' if asked.people >= _COUNTED else ''}"
    answers = count(asked.answered) if asked.answered else word("not_answered", language)
    return topic.title, count(asked.lines), people, answers, count(asked.waiting), " · ".join(topic.quotes)

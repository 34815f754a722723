"""What went wrong, when it began and when it was over."""

from __future__ import annotations

from studio.show.report.facts import Incident, ReportFacts
from studio.show.report.layout import connection_names, headed, product_names, tabled
from studio.show.report.markup import Markup


def section(facts: ReportFacts) -> Markup:
    """One incident a row."""
    called = connection_names(facts) | product_names(facts)
    rows = ((incident.began, incident.ended, _told(incident, called)) for incident in facts.incidents)
    return headed(facts, "incidents", tabled(facts, ("when", "until", "what"), rows))


def _told(incident: Incident, called: dict[str, str]) -> str:
    return f"{called.get(incident.about, incident.about)}: {incident.text}" if incident.about else incident.text

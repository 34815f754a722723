"""How much viewers wrote: messages a minute over the show, its busiest minutes, and how many came by each connection."""

from __future__ import annotations

from studio.show.figures import chat_pace
from studio.show.report.amounts import count, duration
from studio.show.report.axes import bars, drawing, legend
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import connection_names, headed, product_names, tabled
from studio.show.report.markup import Markup
from studio.show.report.words import word

_HEIGHT, _COLOUR = 160, "#7a52c7"


def section(facts: ReportFacts) -> Markup:
    """The drawing has the times of the curve above it, so that both can be read together."""
    series, language = facts.figures.series, facts.language
    step_s, per_minute = chat_pace.pace(series)
    if not per_minute:
        return headed(facts, "chat", tabled(facts, (), ()))
    seconds = max(1, series.step_s * len(series.messages))
    told = f"{word('per_minute', language)}, {word('most', language)} {count(max(per_minute))}"
    drawn = drawing(_HEIGHT, seconds, bars(per_minute, step_s, seconds, _HEIGHT, _COLOUR), *legend(told, _COLOUR, 0))
    products, connections = product_names(facts), connection_names(facts)
    peaks = (
        (duration(peak.second), count(peak.per_minute), products.get(peak.product, peak.product))
        for peak in chat_pace.peaks(series)
    )
    by_connection = sorted(facts.figures.messages.items(), key=lambda pair: (-pair[1], pair[0]))
    came = ((connections.get(name, name), count(messages)) for name, messages in by_connection)
    return headed(
        facts,
        "chat",
        drawn,
        tabled(facts, ("busiest", "per_minute", "explain"), peaks),
        tabled(facts, ("connection", "messages"), came),
    )

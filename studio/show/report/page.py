"""The whole page of a report."""

from __future__ import annotations

from studio.show.report.amounts import duration
from studio.show.report.facts import ReportFacts
from studio.show.report.markup import Markup, tag
from studio.show.report.sections import SECTIONS
from studio.show.report.words import word

# The page asks for nothing, and a viewer that follows this rule would refuse whatever in it did.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_RIGHT = "".join(f".c{column} :is(th,td):nth-child({column}){{text-align:right;overflow-wrap:normal}}" for column in range(2, 16))
_STYLE = """
body{font:14px/1.5 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:1100px;padding:0 1em;
color:#1c2230}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:2em 0 .5em}p{margin:.3em 0;color:#555}svg{width:100%;background:#f7f8fa}
table{border-collapse:collapse;width:100%}table+table{margin-top:1em}
th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid #e3e6ec;
overflow-wrap:anywhere}th{color:#555;font-weight:600;overflow-wrap:normal}
td{font-variant-numeric:tabular-nums}@media print{body{margin:0}}
"""


def page(facts: ReportFacts) -> str:
    """The report as HTML, one file with everything in it."""
    language = facts.language
    title = f"{word('report', language)}: {facts.show.name}"
    length = duration(facts.figures.whole.seconds)
    body = tag(
        "body",
        tag("h1", title),
        tag("p", f"{word('began', language)} {facts.began} · {word('length', language)} {length}"),
        *(section(facts) for section in SECTIONS),
        tag("p", word("figures_mean", language)),
        tag("p", f"{word('made_by', language)} {facts.version}, {facts.made}"),
    )
    head = (
        Markup('<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">')
        + Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">')
        + tag("title", title)
        + Markup(f"<style>{_STYLE}{_RIGHT}</style></head>")
    )
    return f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">{head}{body}</html>\n'

"""The page of a report: whole, safe whatever others wrote, and the same numbers as the figures."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import get_args
from xml.etree import ElementTree

import pytest

from studio.control.schema.answers import FigureMark
from studio.control.schema.state.air import Summary
from studio.document.connections import Connection
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import report
from studio.show.figures import Asked, Counts, FigureBook, Replay, Sample, Talk
from studio.show.report import AskedTopic, Incident, ReportFacts, words
from studio.show.report.markup import table
from studio.show.report.sections.curve import curve
from studio.show.selling import events
from studio.values.look import CardLanguage
from tests.parts.kept_show import S, counted

HOSTILE = "<script>alert(1)</script><img src=http://evil.example/x>\"'&\u202egnp.\x00=1+1"
VOID = {"meta", "br"}


def replayed() -> Replay:
    replay = Replay()
    replay.take(events.RundownStarted(at_ns=10 * S))
    replay.take(Sample(at_ns=11 * S, wall_ms=0, counts={"rehearsal": Counts(200, 1000, 1500, 7)}))
    replay.take(events.ProductExplained(at_ns=20 * S, product="cup"))
    replay.take(events.LaunchOpened(at_ns=40 * S, product="cup"))
    for number in range(5):
        replay.take(counted(41 + number, f"o{number}", "cup", quantity=2, unit_price_minor=3990))
    replay.take(counted(60, "o4", "cup", quantity=2, unit_price_minor=3990, status="refunded"))
    replay.take(counted(61, "u", "gone", currency="USD", unit_price_minor=1999))
    replay.take(events.SoldOut(at_ns=70 * S, product="cup"))
    talk = Talk({"rehearsal": 1234, "irc": 56}, {"price": Asked(40, 30, 1, 7), "size": Asked(2, 2, 0, 2)})
    replay.take(Sample(at_ns=61 * S, wall_ms=0, counts={}, talk=talk))
    return replay


def facts(language: CardLanguage = "en", text: str = "Tea cup", book: FigureBook | None = None) -> ReportFacts:
    product = Product(
        id="cup", link_no=1, title=text, brand=text[:80], live_price_minor=3990, variants=(Variant(sku="CUP", stock=10),)
    )
    show = Show(
        name=text[:100], products=(product,), connections=(Connection(id="rehearsal", name=text[:60], plugin="rehearsal"),)
    )
    return ReportFacts(
        show=show,
        language=language,
        began="2026-11-25 20:00:00",
        made="2026-11-26 00:10",
        version="1.0",
        figures=(book or replayed().book).report(),
        stream=Summary(seconds=3725, lagged=3, skipped=2, dropped=1, reconnects=4),
        incidents=(Incident(began="2026-11-25 20:14:03", about="cup", text=text),),
        topics={"price": AskedTopic(title=text[:40], quotes=(text[:160], "how much?"))},
        seal="1234-9f3a1c22b0de77aa",
    )


class Reader(HTMLParser):
    """Reads a page as a browser does: its tags, what they refer to, and whether each is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self._open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name in ("src", "href", "xlink:href", "data", "action"):
                self.addresses.append(str(value))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("language", get_args(CardLanguage))
@pytest.mark.parametrize("text", ["Tea cup", HOSTILE])
def test_it_needs_nothing_from_outside_and_runs_nothing_whatever_others_wrote(language: CardLanguage, text: str) -> None:
    page = report.page(facts(language, text))
    read = Reader(page)
    assert read.addresses == []
    assert not read.tags & {"script", "img", "link", "iframe", "object", "form", "a"}
    assert "url(" not in page
    assert "@import" not in page
    assert "\u202e" not in page
    assert "\x00" not in page
    ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])


def test_the_numbers_are_those_of_the_figures() -> None:
    texts = Reader(report.page(facts())).texts
    for said in (
        "¥319.20, $19.99",
        "¥79.80",
        "0.50%",
        "1,000",
        "200",
        "1:02:05",
        "1 Tea cup",
        "1234-9f3a1c22b0de77aa",
        "gone",
    ):
        assert any(said in text for text in texts)
    assert texts.count("¥319.20, $19.99") == 3, "of the show, of the explanation, of the shop"


def test_every_word_is_there_in_both_languages() -> None:
    for name, both in words._WORDS.items():
        assert len(both) == 2
        assert all(both), name
    chinese = report.page(facts("zh"))
    assert 'lang="zh-CN"' in chinese
    assert "成交额" in chinese
    assert "Orders" not in chinese


def test_an_empty_show_has_a_page_too() -> None:
    empty = report.page(facts(book=FigureBook()))
    assert "None." in Reader(empty).texts


def test_the_curve_has_its_events_and_stays_small() -> None:
    book = FigureBook()
    book.begin(0)
    for second in range(0, 8 * 3600, 10):
        book.watch("c", Counts(online=second % 900), second * S)
    drawn = curve(book.series(), {}, "en")
    assert len(drawn) < 100_000
    marked = replayed().book.series()
    assert {mark.kind for mark in marked.marks} == {"explain", "launch", "sold_out"}
    drawn = curve(marked, {"cup": "1 <Tea>"}, "en")
    assert "GMV CNY, at most ¥319.20" in drawn
    assert "Online, at most 200" in drawn
    assert drawn.count("<line") == len(marked.marks) == 3
    assert "Launched: 1 &lt;Tea&gt;" in drawn
    assert FigureMark(second=10, kind="explain", product="cup") in marked.marks


def test_sheets_are_numbers_by_currency() -> None:
    headings, *rows = report.product_rows(facts())
    assert headings[:2] == ["No.", "Product"]
    assert rows[0] == [1, "Tea cup", "Tea cup", 1, 42, 4, 8, 2, 0.004, "CNY", 319.2, 79.8, 79.8]
    assert rows[1][1] == "gone"
    assert rows[1][-4:] == ["USD", 19.99, None, 19.99]
    headings, *rows = report.curve_rows(facts())
    assert headings == ["From", "Online", "Orders", "Units", "Messages", "GMV CNY", "GMV USD"]
    assert sum(row[3] for row in rows) == 9  # type: ignore[misc]


def test_chat_and_questions_have_their_sections() -> None:
    texts = Reader(report.page(facts())).texts
    for said in ("Messages a minute, at most 1,290", "1,234", "0:00:00", "Not answered", "Tea cup · how much?", "size"):
        assert any(said == text for text in texts), said
    chinese = Reader(report.page(facts("zh"))).texts
    assert {"弹幕高峰", "观众提问", "未回答"} < set(chinese)


def test_without_chat_the_sections_say_so() -> None:
    assert Reader(report.page(facts(book=FigureBook()))).texts.count("None.") == 6


def test_an_incident_names_what_it_was_about() -> None:
    assert "1 Tea cup: Tea cup" in Reader(report.page(facts())).texts


def test_columns_of_figures_alone_stand_below_each_other() -> None:
    made = table(("what", "money", "words", "time"), [("x", "¥1,516,200.00, $3", "12 left", "—"), ("y", "HK$0", "3", "10,000+")])
    assert '<table class="c2 c4">' in made
    assert "<table>" in table(("what", "when"), [("x", "2026-11-25 20:14:03"), ("y", "—")])
    assert "<table>" in table((), [("x", "1.50%")])

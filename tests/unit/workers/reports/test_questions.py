"""What is made of a kept show: every file of it, from a journal and the file of viewers beside it."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from vendure import sentences as vendure

from studio.desk.figures import audience_file
from studio.desk.journal.book import Book
from studio.desk.journal.records import Record
from studio.document.model import Show
from studio.document.products import CoSelling, Product, Variant
from studio.show import document, selling
from studio.show.figures import Asked, Counts, Sample, Talk
from studio.show.selling import events
from studio.show.selling.reducer import replay
from studio.values.errors import OperatorError
from studio.values.sentences import carried
from studio.words import encoding, processes
from studio.workers.reports import answer, reading
from studio.workers.reports.__main__ import main
from tests.parts.kept_show import S, counted, journal

WALL = 1_800_000_000_000


def product(title: str = "Tea cup") -> Product:
    terms = CoSelling(partner="=cmd|' /C calc'!A0", commission_bp=1000)
    return Product(id="cup", link_no=1, title=title, live_price_minor=100, variants=(Variant(sku="CUP"),), co_selling=terms)


def at(second: int, event: events.Event) -> tuple[int, events.Event]:
    return WALL + second * 1000, event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "20261125-200000 Evening"
    folder.mkdir()
    (folder / "show.json").write_bytes(document.to_json(Show(name="Evening", products=(product(),))))
    happened = [
        at(1, events.RundownStarted(at_ns=1 * S)),
        at(2, events.ProductExplained(at_ns=2 * S, product="cup")),
        at(3, events.LaunchFailed(at_ns=3 * S, product="cup", text="The shop does not answer.", undo=())),
        *(at(10 + number, counted(10 + number, f"o{number}", "cup")) for number in range(20)),
        at(40, counted(40, "o1", "cup", status="refunded")),
        at(
            41,
            events.ShopStateChanged(at_ns=41 * S, shop="rehearsal", state="waiting", capabilities=frozenset(), text="No line."),
        ),
    ]
    journal(folder / "evening.journal", happened)
    audience_file.append(
        folder / "evening.audience", [Sample(at_ns=5 * S, wall_ms=WALL + 5000, counts={"rehearsal": Counts(50, 200, 300, 1)})]
    )
    return folder


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.reader(table))


def test_everything_is_made_and_named(folder: Path) -> None:
    told: list[float] = []
    made = answer({"folder": str(folder)}, lambda part: told.append(part))
    names = {Path(path).name for path in made["files"]}
    assert {"report.html", "products.csv", "curve.csv", "settlement.xlsx"} < names
    assert made["report"] == str(folder / "report.html")
    page = Path(made["report"]).read_text(encoding="utf-8")
    for said in ("¥19.00", "9.50%", "The shop does not answer.", "No line.", "Evening"):
        assert said in page, said
    assert told[-1] == 1.0
    assert told == sorted(told)
    assert cells(folder / "products.csv")[1][5:8] == ["19", "19", "1"]


def test_a_title_that_is_a_formula_stays_a_title(folder: Path) -> None:
    show = Show(name="=1+1", products=(product('=HYPERLINK("http://evil.example")'),))
    (folder / "show.json").write_bytes(document.to_json(show))
    made = answer({"folder": str(folder)})
    for path in made["files"]:
        if path.endswith(".csv"):
            assert not any(cell.startswith(("=", "+", "@")) for row in cells(Path(path)) for cell in row)


def test_how_it_was_sent_is_told_where_the_desk_wrote_it_down(folder: Path) -> None:
    sent = {
        "seal": "7-0123456789abcdef",
        "stream": {
            "ended_ns": 1,
            "seconds": 61,
            "lagged": 3,
            "skipped": 0,
            "dropped": 0,
            "reconnects": 12,
            "orders": 0,
            "units": 0,
        },
        "incidents": [{"began_ms": WALL, "ended_ms": None, "level": "fail", "text": "<b>Camera</b> is gone."}],
        "moderation": [
            {"by": "<i>Mia", "deed": "block", "done": 2, "refused": 1},
            {"by": "Mia", "deed": "of a newer version", "done": 9, "refused": 0},
            {"by": 7},
        ],
    }
    (folder / "stream.json").write_text(json.dumps(sent))
    page = Path(answer({"folder": str(folder), "language": "zh"})["report"]).read_text(encoding="utf-8")
    for said in ("7-0123456789abcdef", "&lt;b&gt;Camera&lt;/b&gt; is gone.", "重连次数", "0:01:01"):
        assert said in page
    assert "<td>&lt;i&gt;Mia</td><td>拉黑</td><td>2</td><td>1</td>" in page
    assert page.count("Mia") == 1, "what is not known is left out"


def test_a_chinese_report_says_incidents_in_chinese(folder: Path) -> None:
    gone = processes.about(who=processes.encoder_of(canvas="<Wide>"), words=encoding.others_busy())
    lost = vendure.unreachable(place="shop.example", reason="timed out")
    with closing(sqlite3.connect(folder / "evening.journal")) as rows:
        last = rows.execute("SELECT max(number) FROM records").fetchone()[0]
    book = Book(folder / "evening.journal")
    event = events.ShopStateChanged(at_ns=50 * S, shop="shop", state="failed", capabilities=frozenset(), text=lost)
    book.write([Record(last + 1, WALL + 50_000, event.at_ns, "shop_state_changed", "", selling.encode(event))], None)
    book.close()
    told = carried({"began_ms": WALL, "ended_ms": WALL + 1000, "level": "fail", "text": gone})
    (folder / "stream.json").write_text(json.dumps({"incidents": [told]}))
    chinese = Path(answer({"folder": str(folder), "language": "zh"})["report"]).read_text(encoding="utf-8")
    assert "&lt;Wide&gt;" in chinese
    assert str(encoding.others_busy()) not in chinese
    assert str(lost) not in chinese
    assert "shop.example" in chinese
    assert "The shop does not answer." in chinese, "plain words of a shop stay as they are"
    english = Path(answer({"folder": str(folder)})["report"]).read_text(encoding="utf-8")
    assert str(encoding.others_busy()) in english
    assert str(lost) in english


def test_questions_are_told_by_their_topics(folder: Path) -> None:
    talk = Talk({"rehearsal": 70}, {"price": Asked(9, 4, 0, 9)})
    audience_file.append(folder / "evening.audience", [Sample(at_ns=15 * S, wall_ms=WALL + 15_000, counts={}, talk=talk)])
    topic = {"title": "Price", "words": {"zh": {"title": "价格"}}, "quotes": ["<b>how much</b>", "x" * 900, "c", "d"]}
    (folder / "stream.json").write_text(json.dumps({"questions": {"price": topic}}))
    page = Path(answer({"folder": str(folder), "language": "zh"})["report"]).read_text(encoding="utf-8")
    assert "价格" in page
    assert "&lt;b&gt;how much&lt;/b&gt;" in page
    assert "x" * 161 not in page
    assert ">70<" in page
    (folder / "stream.json").unlink()
    assert "<td>price</td>" in Path(answer({"folder": str(folder)})["report"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "sent",
    [
        [],
        {"questions": {"price": {"quotes": 3}}},
        {"questions": 1},
        {"incidents": 5, "stream": {"seconds": "long"}},
        {"incidents": [1, {"text": 7}], "stream": 3},
    ],
)
def test_a_file_of_how_it_was_sent_that_says_nothing_is_passed_over(folder: Path, sent: object) -> None:
    (folder / "stream.json").write_text(json.dumps(sent))
    assert "¥19.00" in Path(answer({"folder": str(folder)})["report"]).read_text(encoding="utf-8")


def test_lines_of_before_a_show_was_saved_under_another_name_count(folder: Path) -> None:
    """The journal begins with the sale as it was: these lines are in its snapshot alone."""
    before = [counted(1, "early", "cup", quantity=3), counted(2, "o1", "cup")]
    state = replay(selling.initial(), before)
    (folder / "evening.journal").unlink()
    book = Book(folder / "evening.journal")
    book.write([], (0, selling.to_json(state)))
    book.close()
    journal(folder / "evening.journal", [at(40, counted(40, "o1", "cup", status="refunded"))])
    lines = reading.lines(folder / "evening.journal")
    assert {(entry.line.order_id, entry.line.status, entry.line.quantity) for entry in lines} == {
        ("early", "paid", 3),
        ("o1", "refunded", 1),
    }
    answer({"folder": str(folder)})
    assert cells(folder / "products.csv")[1][5:8] == ["1", "3", "1"]


def test_lines_that_a_full_disk_had_let_go_count(folder: Path) -> None:
    """Their numbers are missing, and the snapshot stands for them: a line that nobody wrote down, and a refund."""
    paid = counted(1, "o1", "cup")
    let_go = [counted(2, "lost", "cup", quantity=3), counted(3, "o1", "cup", status="refunded")]
    state = replay(selling.initial(), [paid, *let_go])
    (folder / "evening.journal").unlink()
    journal(folder / "evening.journal", [at(1, paid)])
    book = Book(folder / "evening.journal")
    after = counted(9, "late", "cup")
    written = Record(4, WALL + 9000, after.at_ns, "line_counted", "", selling.encode(after))
    book.write([written], (3, selling.to_json(state)))
    book.close()
    lines = reading.lines(folder / "evening.journal")
    assert {(entry.line.order_id, entry.line.status, entry.line.quantity) for entry in lines} == {
        ("o1", "refunded", 1),
        ("lost", "paid", 3),
        ("late", "paid", 1),
    }
    answer({"folder": str(folder)})
    assert cells(folder / "products.csv")[1][5:8] == ["2", "4", "1"]


@pytest.mark.parametrize("what", ["no journal", "no show", "damaged", "unknown", "no text"])
def test_what_cannot_be_read_is_said_in_words(folder: Path, what: str) -> None:
    match what:
        case "no journal":
            (folder / "evening.journal").unlink()
        case "no show":
            (folder / "show.json").unlink()
        case "damaged":
            (folder / "evening.journal").write_bytes(b"x" * 5000)
        case "unknown":
            book = Book(folder / "evening.journal")
            last = book.after(0)[-1]
            book.write([msgspec.structs.replace(last, number=last.number + 1, kind="line_counted", body=b"{}")], None)
            book.close()
        case "no text":
            with closing(sqlite3.connect(folder / "evening.journal")) as rows, rows:
                rows.execute("UPDATE records SET body = 7 WHERE number = 5")
    with pytest.raises(OperatorError) as caught:
        answer({"folder": str(folder)})
    assert caught.value.text


def test_at_the_terminal_a_show_and_its_journal_are_enough(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    out = tmp_path / "out"
    assert main([str(folder / "show.json"), str(folder / "evening.journal"), str(out), "--until", "2030-01-01"]) == 0
    assert str(out / "report.html") in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert main([str(tmp_path / "nothing")]) == 1
    assert "no journal" in capsys.readouterr().err

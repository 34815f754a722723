"""A settlement as rows of cells: headings, one row for each price of a SKU and each slot fee, and a total for each currency."""

from __future__ import annotations

from studio.show.settlement.rules import Settlement, SettlementRow
from studio.show.sheets import cells
from studio.show.sheets.cells import Cell
from studio.values.look import CardLanguage

_COLUMNS = (
    ("No.", "链接"),
    ("Product", "商品"),
    ("SKU", "规格编码"),
    ("Currency", "币种"),
    ("Price paid", "成交价"),
    ("Units paid", "支付件数"),
    ("Units returned", "退款件数"),
    ("Units settled", "结算件数"),
    ("Refunded", "退款金额"),
    ("GMV", "成交额"),
    ("Settlement price", "结算价"),
    ("Commission base", "佣金基数"),
    ("Commission rate", "佣金比例"),
    ("Commission", "佣金"),
    ("Slot fee", "坑位费"),
    ("Due", "应付合计"),
)
_TOTAL = ("Total", "合计")


def table(settlement: Settlement, language: CardLanguage) -> list[list[Cell]]:
    """The rows of one partner. Amounts are numbers in whole units of their currency, as a spreadsheet adds them."""
    chinese = language == "zh"
    rows: list[list[Cell]] = [[words[chinese] for words in _COLUMNS]]
    rows += [_row(row) for row in settlement.rows]
    rows += [_total(settlement, currency, _TOTAL[chinese]) for currency in settlement.currencies]
    return rows


def _row(row: SettlementRow) -> list[Cell]:
    def money(minor: int) -> Cell:
        return cells.price_cell(minor, row.currency)

    named: list[Cell] = [row.product.link_no, row.product.title]
    if not row.sku:
        fee = money(row.slot_fee_minor)
        return [*named, None, row.currency, *[None] * 10, fee, fee]
    return [
        *named,
        row.sku,
        row.currency,
        money(row.price_minor),
        row.paid,
        row.returned,
        row.units,
        money(row.refunded_minor),
        money(row.gmv_minor),
        money(row.settled_at_minor),
        money(row.base_minor),
        cells.percent_cell(row.commission_bp),
        money(row.commission_minor),
        None,
        money(row.due_minor),
    ]


def _total(settlement: Settlement, currency: str, word: str) -> list[Cell]:
    rows = [row for row in settlement.rows if row.currency == currency]

    def money(name: str) -> Cell:
        return cells.price_cell(sum(getattr(row, name) for row in rows), currency)

    units: list[Cell] = [sum(getattr(row, name) for row in rows) for name in ("paid", "returned", "units")]
    amounts = (money(name) for name in ("commission_minor", "slot_fee_minor", "due_minor"))
    return [
        None,
        word,
        None,
        currency,
        None,
        *units,
        money("refunded_minor"),
        money("gmv_minor"),
        None,
        money("base_minor"),
        None,
        *amounts,
    ]

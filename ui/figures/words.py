"""The figures as they are shown: what each is called, how it is written, and what is compared. What they mean the desk says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.control.schema.state.figures import FigurePart, Figures, FigureSet, Money
from ui.desk_words.numbers import change, percent, short
from ui.products import said_money, short_money

_COMPARED_S = 300  # of the five minutes before, all


@dataclass(frozen=True, slots=True)
class Figure:
    """One of them. `value` None: nobody tells it. `written`: short, as a person reads it at a glance; `whole`: every digit.

    `adds_up`: of twice the time there is twice as much.
    """

    id: str
    title: str  # English; translated in the context "Figures"
    value: Callable[[FigureSet], Money | float | None]
    written: Callable[[Money | float], str]
    whole: Callable[[Money | float], str]
    adds_up: bool = False
    less_is_better: bool = False
    divided_by: Callable[[FigureSet], int | None] | None = None  # None: it is no quotient

    @property
    def words(self) -> str:
        """What it is called, in the window's language."""
        return QCoreApplication.translate("Figures", self.title)

    def said(self, told: FigureSet) -> str:
        """The figure in short; "" where there is none."""
        value = self.value(told)
        return "" if value is None else self.written(value)

    def missing(self, told: FigureSet) -> str:
        """What stands in its place where there is none: nobody tells it, or there was nobody, or nothing, to divide by."""
        return "–" if self.is_told(told) else QCoreApplication.translate("Figures", "not known")

    def is_told(self, told: FigureSet) -> bool:
        """Whether what it is made of is known."""
        nothing_to_divide_by = self.divided_by is not None and self.divided_by(told) == 0
        return nothing_to_divide_by or self.value(told) is not None

    def changed(self, figures: Figures, connection: str = "") -> str:
        """How much more or less the last five minutes brought than the five before, of all connections or of one.

        "" where that cannot be said: the show is too young, it is the same, or money is of several currencies.
        """
        if figures.before.seconds < _COMPARED_S:
            return ""
        was, now = (self.value(chosen(part, connection)) for part in (figures.before, figures.lately))
        if isinstance(was, dict) and isinstance(now, dict):
            currencies = {*was, *now}
            was, now = (sum(money.values()) if len(currencies) == 1 else None for money in (was, now))
        if was is None or now is None or isinstance(was, dict) or isinstance(now, dict):
            return ""
        if self.adds_up:  # the last ten seconds of the five minutes are not over
            now = now * figures.before.seconds / max(1, figures.lately.seconds)
        return change(was, now)


def awaited(figures: Figures, usual: str) -> str:
    """What is said where there are no figures: that they are being counted, else the usual words."""
    return QCoreApplication.translate("Figures", "What was before is being counted.") if figures.catching_up else usual


def chosen(part: FigurePart, connection: str) -> FigureSet:
    """The figures of one connection, "" for all."""
    return part.connections.get(connection, FigureSet()) if connection else part.all


def money_in_short(money: Money | float) -> str:
    """Amounts of all currencies, beside each other."""
    return _amounts(money, short_money)


def _whole_money(money: Money | float) -> str:
    return _amounts(money, said_money)


def _amounts(money: Money | float, write: Callable[[int, str], str]) -> str:
    amounts = money if isinstance(money, dict) else {}
    return " + ".join(write(minor, currency) for currency, minor in sorted(amounts.items())) or "0"


def _count(number: Money | float) -> str:
    return short(int(number)) if not isinstance(number, dict) else ""


def _whole_count(number: Money | float) -> str:
    return f"{int(number):,}" if not isinstance(number, dict) else ""


def _rate(number: Money | float) -> str:
    return f"{number:,.1f}".removesuffix(".0") if not isinstance(number, dict) else ""


def _share(share: Money | float) -> str:
    return percent(share) if not isinstance(share, dict) else ""


def _of_money(
    name: str,
    title: str,
    value: Callable[[FigureSet], Money | None],
    divided_by: Callable[[FigureSet], int | None] | None = None,
) -> Figure:
    return Figure(name, title, value, money_in_short, _whole_money, divided_by is None, divided_by=divided_by)


def _of_count(name: str, title: str, value: Callable[[FigureSet], int | None], adds_up: bool = True) -> Figure:
    return Figure(name, title, value, _count, _whole_count, adds_up)


GMV = _of_money("gmv", str(QT_TRANSLATE_NOOP("Figures", "GMV")), lambda told: told.gmv)
PAID = _of_money("paid", str(QT_TRANSLATE_NOOP("Figures", "Paid")), lambda told: told.paid)
REFUNDED = Figure(
    "refunded",
    str(QT_TRANSLATE_NOOP("Figures", "Refunded")),
    lambda told: told.refunded,
    money_in_short,
    _whole_money,
    adds_up=True,
    less_is_better=True,
)
AOV = _of_money(
    "aov",
    str(QT_TRANSLATE_NOOP("Figures", "Per order")),
    lambda told: told.aov if told.orders else None,
    lambda told: told.orders,
)
GPM = _of_money("gpm", str(QT_TRANSLATE_NOOP("Figures", "GPM")), lambda told: told.gpm, lambda told: told.views)
UV_VALUE = _of_money(
    "uv_value", str(QT_TRANSLATE_NOOP("Figures", "UV value")), lambda told: told.uv_value, lambda told: told.viewers
)
ORDERS = _of_count("orders", str(QT_TRANSLATE_NOOP("Figures", "Orders")), lambda told: told.orders)
UNITS = _of_count("units", str(QT_TRANSLATE_NOOP("Figures", "Units")), lambda told: told.units)
ONLINE = _of_count("online", str(QT_TRANSLATE_NOOP("Figures", "Online")), lambda told: told.online, adds_up=False)
PEAK = _of_count("peak", str(QT_TRANSLATE_NOOP("Figures", "Peak")), lambda told: told.peak, adds_up=False)
VIEWERS = _of_count("viewers", str(QT_TRANSLATE_NOOP("Figures", "Viewers")), lambda told: told.viewers, adds_up=False)
VIEWS = _of_count("views", str(QT_TRANSLATE_NOOP("Figures", "Views")), lambda told: told.views)
FOLLOWERS = _of_count("new_followers", str(QT_TRANSLATE_NOOP("Figures", "New followers")), lambda told: told.new_followers)
RATE = Figure(
    "orders_per_minute", str(QT_TRANSLATE_NOOP("Figures", "Orders/min")), lambda told: told.orders_per_minute, _rate, _rate
)
CONVERSION = Figure(
    "conversion",
    str(QT_TRANSLATE_NOOP("Figures", "Conversion")),
    lambda told: told.conversion,
    _share,
    _share,
    divided_by=lambda told: told.viewers,
)

ALL = (
    *(GMV, RATE, ONLINE, UNITS, CONVERSION, GPM, UV_VALUE, AOV),
    *(ORDERS, PAID, REFUNDED, PEAK, VIEWERS, VIEWS, FOLLOWERS),
)

_MEANINGS = {
    "gmv": str(QT_TRANSLATE_NOOP("Figures", "Money of what is sold: paid, less what came back")),
    "aov": str(QT_TRANSLATE_NOOP("Figures", "GMV for each order")),
    "gpm": str(QT_TRANSLATE_NOOP("Figures", "GMV for a thousand views")),
    "uv_value": str(QT_TRANSLATE_NOOP("Figures", "GMV for each viewer")),
    "orders_per_minute": str(QT_TRANSLATE_NOOP("Figures", "Orders of the time by its minutes")),
    "conversion": str(QT_TRANSLATE_NOOP("Figures", "Orders for each viewer")),
    "viewers": str(QT_TRANSLATE_NOOP("Figures", "How many people watched, each counted once")),
    "views": str(QT_TRANSLATE_NOOP("Figures", "How often somebody came to watch")),
    "peak": str(QT_TRANSLATE_NOOP("Figures", "The most who were there at one moment")),
}


def meaning(figure: Figure) -> str:
    """What a figure means, in a few words; "" where its name says it."""
    return QCoreApplication.translate("Figures", _MEANINGS[figure.id]) if figure.id in _MEANINGS else ""

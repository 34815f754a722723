"""The ledger: every order line once, in its final state, and the totals that follow from them.

A shop tells of a line whenever it likes: created, paid, returned, several times over, after a restart all of them again, and not
always in order. So a line is never added to a total as it comes. Of two sightings of the same line one counts, by a rule that
does not care which came first (`later`: a later state beats an earlier one), and a total changes by the difference
between the line as it was counted and as it counts now: minus the old, plus the new. Totals then depend on which lines were seen,
not on how often or in which order, and a sighting that says nothing new changes nothing at all. Everything is a frozen value
whose new version shares what did not change (`persistent_map`), so that one more order costs the same at the millionth line.

Held: ordered, not paid. Paid: ever paid, also when it came back since. Returned: paid, then refunded or sent back. Sold: paid
less returned. GMV: the money of what is sold.
"""

from __future__ import annotations

import msgspec

from studio.show.selling import order_lines, persistent_map
from studio.show.selling.persistent_map import PersistentMap
from studio.show.selling.places import Place
from studio.values.shop import OrderLine, later

_MINUTE_NS = 60_000_000_000
_SECOND_NS = 1_000_000_000
_RECENT_S = 60
_LATEST = 6
_NOTES = 50


class Account(msgspec.Struct, frozen=True):
    """Units, and money by currency (minor units)."""

    paid: int = 0
    held: int = 0
    returned: int = 0
    gmv: dict[str, int] = {}

    @property
    def sold(self) -> int:
        return self.paid - self.returned

    @property
    def ordered(self) -> int:
        """Units that are not the shop's to sell any more: held or sold."""
        return self.held + self.sold

    def plus(self, other: Account, sign: int = 1) -> Account:
        gmv = self.gmv
        if other.gmv:
            gmv = {**gmv}
            for currency, minor in other.gmv.items():
                gmv[currency] = gmv.get(currency, 0) + sign * minor
            gmv = {currency: minor for currency, minor in gmv.items() if minor}
        return Account(self.paid + sign * other.paid, self.held + sign * other.held, self.returned + sign * other.returned, gmv)


class Entry(msgspec.Struct, frozen=True):
    """A line as it stands. `minute` is the one of the curve in which it was first seen sold; -1: never."""

    line: OrderLine
    product: str
    minute: int = -1


class Minute(msgspec.Struct, frozen=True):
    units: int = 0
    gmv: dict[str, int] = {}


class Sale(msgspec.Struct, frozen=True):
    """One of the latest sales, for the ticker."""

    product: str
    buyer: str
    quantity: int


class Note(msgspec.Struct, frozen=True):
    """What a buyer wrote beside an order, and how that order stands. `key` names the line across all shops."""

    key: str
    product: str
    buyer: str
    quantity: int
    status: str
    text: str


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """`minutes` counts from `origin_ns` (monotonic), `base_minute` minutes were there before the clock last restarted."""

    lines: PersistentMap[Entry] = {}
    orders: PersistentMap[int] = {}  # order -> how many of its lines are sold
    products: dict[str, Account] = {}
    taken: dict[str, dict[str, dict[str, int]]] = {}  # product -> listing -> SKU -> units held or sold
    total: Account = Account()
    sold_orders: int = 0
    minutes: dict[int, Minute] = {}
    recent: dict[int, int] = {}  # second of the clock -> orders first seen sold in it
    latest: tuple[Sale, ...] = ()
    notes: tuple[Note, ...] = ()  # the latest that buyers wrote, oldest first
    noted: int = 0  # how many there are, with those that are too old to be listed
    origin_ns: int | None = None
    base_minute: int = 0

    def account(self, product: str) -> Account:
        return self.products.get(product, Account())

    def ordered_of(self, product: str, listing: str, sku: str) -> int:
        """Units of a SKU that are held or sold in one shop."""
        return self.taken.get(product, {}).get(listing, {}).get(sku, 0)

    def ordered_at(self, product: str, listing: str) -> int:
        """Units that are held or sold in one shop."""
        return sum(self.taken.get(product, {}).get(listing, {}).values())

    def entry(self, shop: str, line: OrderLine) -> Entry | None:
        return persistent_map.find(self.lines, order_lines.key(shop, line))

    def per_minute(self, now_ns: int) -> int:
        """Orders sold in the last 60 s."""
        since = now_ns // _SECOND_NS - _RECENT_S
        return sum(count for second, count in self.recent.items() if second > since)

    def curve(self, currency: str) -> tuple[tuple[int, int, int], ...]:
        """[minute, units, GMV in `currency`] of every minute in which something was sold, in order."""
        return tuple((minute, sold.units, sold.gmv.get(currency, 0)) for minute, sold in sorted(self.minutes.items()))


def counted(ledger: Ledger, shop: str, product: str, line: OrderLine, at_ns: int) -> Ledger:
    """The ledger after one more sighting of a line. The same ledger when it says nothing new."""
    name = order_lines.key(shop, line)
    old = persistent_map.find(ledger.lines, name)
    line = later(old.line, line) if old else line
    if old is not None and old.line == line:
        return ledger
    before = _account(old.line) if old else Account()
    after = _account(line)
    minute = old.minute if old else -1
    origin_ns = at_ns if ledger.origin_ns is None else ledger.origin_ns
    if minute < 0 and after.sold:
        minute = ledger.base_minute + max(0, at_ns - origin_ns) // _MINUTE_NS
    owner = old.product if old else product
    ledger = msgspec.structs.replace(
        ledger,
        lines=persistent_map.added(ledger.lines, name, Entry(line, product, minute)),
        products=_moved(ledger.products, owner, before, product, after),
        taken=_taken(
            _taken(ledger.taken, owner, Place(shop, old.line.item_id).key, old.line.sku, -before.ordered)
            if old
            else ledger.taken,
            product,
            Place(shop, line.item_id).key,
            line.sku,
            after.ordered,
        ),
        total=ledger.total.plus(before, -1).plus(after),
        minutes=_minutes(ledger.minutes, minute, before, after),
        notes=_noted(ledger.notes, name, product, line),
        noted=ledger.noted + _is_noted(line) - (old is not None and _is_noted(old.line)),
        origin_ns=origin_ns,
    )
    if bool(before.sold) != bool(after.sold):
        ledger = _ordered(ledger, order_lines.order_key(shop, line), 1 if after.sold else -1, at_ns)
    if after.sold and not before.sold:
        sale = Sale(product, line.buyer, line.quantity)
        ledger = msgspec.structs.replace(ledger, latest=(*ledger.latest, sale)[-_LATEST:])
    return ledger


def with_taken(ledger: Ledger) -> Ledger:
    """The ledger of a snapshot that did not say what was taken in which shop: counted once more, from its lines."""
    taken: _Taken = {}
    for name, entry in persistent_map.items(ledger.lines):
        listing = Place(order_lines.shop_of(name), entry.line.item_id).key
        taken = _taken(taken, entry.product, listing, entry.line.sku, _account(entry.line).ordered)
    return msgspec.structs.replace(ledger, taken=taken)


def begun(ledger: Ledger, at_ns: int) -> Ledger:
    """The curve counts from here, unless something was sold before."""
    return ledger if ledger.minutes else msgspec.structs.replace(ledger, origin_ns=at_ns)


def clock_restarted(ledger: Ledger, at_ns: int) -> Ledger:
    """The monotonic clock began anew: later minutes come after those that are there."""
    base = max(ledger.minutes, default=ledger.base_minute - 1) + 1
    return msgspec.structs.replace(ledger, origin_ns=at_ns, base_minute=base, recent={})


def _noted(notes: tuple[Note, ...], name: str, product: str, line: OrderLine) -> tuple[Note, ...]:
    """With what stands beside this line, in its place or as the newest; without it once nobody waits for these goods."""
    place = next((at for at, note in enumerate(notes) if note.key == name), None)
    if not _is_noted(line):
        return notes if place is None else notes[:place] + notes[place + 1 :]
    note = Note(name, product, line.buyer, line.quantity, line.status, line.note)
    if place is None:
        return (*notes, note)[-_NOTES:]
    return (*notes[:place], note, *notes[place + 1 :])


def _is_noted(line: OrderLine) -> bool:
    """Whether a buyer wrote something beside goods that are still to be packed."""
    return bool(line.note) and line.quantity > 0 and line.status in ("created", "paid")


def _account(line: OrderLine) -> Account:
    if line.status == "created":
        return Account(held=line.quantity)
    if line.status == "paid":
        return Account(paid=line.quantity, gmv={line.currency: line.quantity * line.unit_price_minor})
    if line.status == "cancelled":
        return Account()
    return Account(paid=line.quantity, returned=line.quantity)


def _moved(products: dict[str, Account], owner: str, before: Account, product: str, after: Account) -> dict[str, Account]:
    products = {**products}
    products[owner] = products.get(owner, Account()).plus(before, -1)
    products[product] = products.get(product, Account()).plus(after)
    return products


_Taken = dict[str, dict[str, dict[str, int]]]


def _taken(taken: _Taken, product: str, listing: str, sku: str, units: int) -> _Taken:
    if not units:
        return taken
    of_product = taken.get(product, {})
    here = of_product.get(listing, {})
    return {**taken, product: {**of_product, listing: {**here, sku: here.get(sku, 0) + units}}}


def _minutes(minutes: dict[int, Minute], minute: int, before: Account, after: Account) -> dict[int, Minute]:
    change = after.plus(before, -1)
    if minute < 0 or not (change.sold or any(change.gmv.values())):
        return minutes
    old = minutes.get(minute, Minute())
    gmv = {**old.gmv}
    for currency, minor in change.gmv.items():
        gmv[currency] = gmv.get(currency, 0) + minor
    return {**minutes, minute: Minute(old.units + change.sold, gmv)}


def _ordered(ledger: Ledger, order: str, change: int, at_ns: int) -> Ledger:
    """An order counts while at least one of its lines is sold."""
    before = persistent_map.find(ledger.orders, order) or 0
    after = before + change
    recent = ledger.recent
    if change > 0 and not before:
        second = at_ns // _SECOND_NS
        recent = {sold_s: count for sold_s, count in recent.items() if sold_s > second - _RECENT_S}
        recent[second] = recent.get(second, 0) + 1
    return msgspec.structs.replace(
        ledger,
        orders=persistent_map.added(ledger.orders, order, after),
        sold_orders=ledger.sold_orders + (after > 0) - (before > 0),
        recent=recent,
    )

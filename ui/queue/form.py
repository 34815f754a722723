"""The form of a product: everything that a product has, on five pages."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.products import AddProduct, UpdateProduct
from studio.document.products import CoSelling, Coupon, Listing, Product, Variant
from studio.values.figures import count
from ui.client import lookup
from ui.products import read_money
from ui.products.money import currencies, money_problem, plain_money
from ui.queue.fields import Rows, changed, lines
from ui.queue.other_shops import OtherShops
from ui.queue.shop_choice import ShopChoice
from ui.room import ControlRoom
from ui.theme.fitting import Scrolled, fit
from ui.theme.parts import spaced
from ui.widgets.fields import MoneyField, count_field, with_button


class ProductDialog(QDialog):
    """Adds a product (`row` None) or changes one. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, row: Product | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self._original = room, row
        self._open = True
        self.setWindowTitle(self.tr("Product") if row else self.tr("Add a product"))
        fit(self, QSize(620, 520))
        self._pages = QTabWidget()
        self._pages.setAccessibleName(self.tr("Pages of the product"))
        self._pages.addTab(self._what(), self.tr("Product"))
        self._pages.addTab(self._prices(), self.tr("Prices and stock"))
        self._pages.addTab(self._talk(), self.tr("Talking points"))
        self._pages.addTab(self._launch(), self.tr("Launch"))
        self._pages.addTab(self._partner(), self.tr("Co-selling"))
        self.problem = QLabel()
        self.problem.setObjectName("warn")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("OK") if row else self.tr("Add"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._pages, 1)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self._load(row or self._new())
        if row is None:
            self.live_price.clear()  # it is asked for
        self.title.setFocus()

    # ------------------------------------------------------------ pages

    def _what(self) -> QWidget:
        self.title, self.brand = QLineEdit(), QLineEdit()
        self.number = count_field(9999, least=1)
        self.pictures = QPlainTextEdit()
        self.pictures.setAccessibleName(self.tr("Pictures"))
        self.pictures.setTabChangesFocus(True)
        self.pictures.setPlaceholderText(self.tr("One file or address a line; the first is shown."))
        self.pictures.setMaximumHeight(74)
        self.shop = ShopChoice(self.room.store.state)
        self.item, self.page = QLineEdit(), QLineEdit()
        self.page.setPlaceholderText("https://")
        self.other_shops = OtherShops(self.room.store.state)
        self.minutes = QDoubleSpinBox()
        self.minutes.setRange(0, 600)
        self.minutes.setDecimals(1)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setMaximumWidth(160)
        spaced(self.minutes)
        return _page(
            (self.tr("Title"), self.title),
            (self.tr("Brand"), self.brand),
            (self.tr("Link number"), self.number),
            (self.tr("Pictures"), with_button(self.pictures, "folder", self.tr("Choose pictures"), self._choose_pictures)),
            (self.tr("Shop"), self.shop),
            (self.tr("Id in the shop"), self.item),
            (self.tr("Product page"), self.page),
            (self.tr("Other shops"), self.other_shops),
            (self.tr("Planned time"), self.minutes),
        )

    def _prices(self) -> QWidget:
        self.currency = QComboBox()
        common, others = currencies()
        self.currency.addItems(common)
        self.currency.insertSeparator(len(common))
        self.currency.addItems(others)
        self.currency.setMaxVisibleItems(16)
        self.currency.setToolTip(self.tr("Type its code to find it"))
        self.currency.setMaximumWidth(160)
        self.list_price, self.live_price = MoneyField(self.tr("none")), MoneyField()
        self.floor_price = MoneyField(self.tr("none: any price may be set"))
        self.currency.currentTextChanged.connect(self._currency_chosen)
        self.variants = Rows(
            self.tr("Variants"),
            [self.tr("SKU"), self.tr("Name"), self.tr("List price"), self.tr("Live price"), self.tr("Stock")],
            self.tr("Add a variant"),
            self.tr("Remove the variant"),
            least=1,
        )
        self.reserve = count_field(none=self.tr("none"))
        self.tranche = count_field(none=self.tr("all at once"))
        self.limit = count_field(none=self.tr("any number"))
        self.coupon, self.coupon_amount, self.coupon_from = QLineEdit(), MoneyField(), MoneyField(self.tr("any amount"))
        self.coupon.setPlaceholderText(self.tr("as the card says it; empty: no coupon"))
        return _page(
            (self.tr("Currency"), self.currency),
            (self.tr("List price"), self.list_price),
            (self.tr("Live price"), self.live_price),
            (self.tr("Floor price"), self.floor_price),
            (self.tr("Variants"), self.variants),
            (self.tr("Held in reserve"), self.reserve),
            (self.tr("Released at a time"), self.tranche),
            (self.tr("Each buyer may have"), self.limit),
            (self.tr("Coupon"), self.coupon),
            (self.tr("Coupon takes off"), self.coupon_amount),
            (self.tr("Coupon from"), self.coupon_from),
        )

    def _talk(self) -> QWidget:
        self.points = QPlainTextEdit()
        self.points.setTabChangesFocus(True)
        self.points.setPlaceholderText(self.tr("One point a line; the host sees them in this order."))
        self.claims = Rows(
            self.tr("Claims"), [self.tr("Claim"), self.tr("What proves it")], self.tr("Add a claim"), self.tr("Remove the claim")
        )
        return _page((self.tr("Points"), self.points), (self.tr("Claims"), self.claims))

    def _launch(self) -> QWidget:
        self.countdown = count_field(300, least=3, suffix=self.tr(" s"))
        self.sale_minutes = count_field(20, least=1, suffix=self.tr(" min"))
        self.until_sold_out = QCheckBox(self.tr("Go on afterwards until it is sold out"))
        return _page(
            (self.tr("Countdown"), self.countdown), (self.tr("On sale for"), self.sale_minutes), ("", self.until_sold_out)
        )

    def _partner(self) -> QWidget:
        self.partner = QLineEdit()
        self.partner.setPlaceholderText(self.tr("empty: our own product"))
        self.slot_fee, self.settlement = MoneyField(), MoneyField(self.tr("none"))
        self.commission = QDoubleSpinBox()
        self.commission.setRange(0, 100)
        self.commission.setSuffix(" %")
        self.commission.setMaximumWidth(160)
        spaced(self.commission)
        return _page(
            (self.tr("Partner"), self.partner),
            (self.tr("Slot fee"), self.slot_fee),
            (self.tr("Commission"), self.commission),
            (self.tr("Settlement price"), self.settlement),
        )

    # ------------------------------------------------------------ values

    def _new(self) -> Product:
        """A product as it begins: the next free link number, one variant, currency and shop as the last one has them."""
        rows = self.room.store.state.show.products
        number = max((row.link_no for row in rows), default=0) + 1
        new = Product(id="", link_no=min(number, 9999), title="", live_price_minor=0, variants=(Variant(sku=f"SKU-{number}"),))
        shop = rows[-1].listing.connection if rows else self.shop.chosen()
        return replace(new, currency=rows[-1].currency if rows else new.currency, listings=(Listing(connection=shop),))

    def _load(self, row: Product) -> None:
        currency = row.currency
        self.title.setText(row.title)
        self.brand.setText(row.brand)
        self.number.setValue(row.link_no)
        self.pictures.setPlainText("\n".join(row.pictures))
        self.shop.choose(row.listing.connection)
        self.item.setText(row.listing.item_id)
        self.page.setText(row.listing.page_url)
        self.other_shops.load([msgspec.to_builtins(listing) for listing in row.listings[1:]])
        self.minutes.setValue(row.planned_minutes)
        if self.currency.findText(currency) < 0:
            self.currency.addItem(currency)
        self.currency.setCurrentText(currency)
        coupon, partner = row.coupon or Coupon(text=""), row.co_selling or CoSelling(partner="")
        for field, minor in (
            (self.list_price, row.list_price_minor or None),
            (self.live_price, row.live_price_minor),
            (self.floor_price, row.floor_price_minor),
            (self.coupon_amount, coupon.amount_minor or None),
            (self.coupon_from, coupon.min_spend_minor or None),
            (self.slot_fee, partner.slot_fee_minor or None),
            (self.settlement, partner.settlement_price_minor),
        ):
            field.load(minor, currency)
        self.variants.load([_variant_cells(variant, currency) for variant in row.variants])
        self.reserve.setValue(row.reserve)
        self.tranche.setValue(row.tranche)
        self.limit.setValue(row.purchase_limit)
        self.coupon.setText(coupon.text)
        self.points.setPlainText("\n".join(row.talking_points))
        self.claims.load([[claim.text, claim.evidence] for claim in row.claims])
        self.countdown.setValue(row.launch.countdown_s)
        self.sale_minutes.setValue(row.launch.sale_minutes)
        self.until_sold_out.setChecked(row.launch.until_sold_out)
        self.partner.setText(partner.partner)
        self.commission.setValue(partner.commission_bp / 100)

    def value(self) -> dict[str, Any]:
        """The product as the show document writes it, without its id."""
        coupon, partner = self.coupon.text().strip(), self.partner.text().strip()
        money_off = {
            "text": coupon,
            "amount_minor": self.coupon_amount.value() or 0,
            "min_spend_minor": self.coupon_from.value() or 0,
        }
        listing = {
            "connection": self.shop.chosen(),
            "item_id": self.item.text().strip(),
            "page_url": self.page.text().strip(),
        }
        co_selling = {
            "partner": partner,
            "slot_fee_minor": self.slot_fee.value() or 0,
            "commission_bp": round(self.commission.value() * 100),
            "settlement_price_minor": self.settlement.value(),
        }
        return {
            "title": self.title.text().strip(),
            "brand": self.brand.text().strip(),
            "link_no": self.number.value(),
            "pictures": lines(self.pictures.toPlainText()),
            "listings": [listing, *self.other_shops.value()],
            "planned_minutes": self.minutes.value(),
            "currency": self.currency.currentText(),
            "list_price_minor": self.list_price.value() or 0,
            "live_price_minor": self.live_price.value(),
            "floor_price_minor": self.floor_price.value(),
            "variants": [_variant(cells, self.currency.currentText()) for cells in self.variants.value()],
            "reserve": self.reserve.value(),
            "tranche": self.tranche.value(),
            "purchase_limit": self.limit.value(),
            "coupon": money_off if coupon else None,
            "talking_points": lines(self.points.toPlainText()),
            "claims": [{"text": text, "evidence": evidence} for text, evidence in self.claims.value() if text],
            "launch": {
                "countdown_s": self.countdown.value(),
                "sale_minutes": self.sale_minutes.value(),
                "until_sold_out": self.until_sold_out.isChecked(),
            },
            "co_selling": co_selling if partner else None,
        }

    def _wrong(self) -> str:
        """What keeps the form from being sent, "" when nothing."""
        currency = self.currency.currentText()
        if not self.title.text().strip():
            return self.tr("Give the product a title.")
        if not self.live_price.text().strip():
            return self.tr("Give the live price with digits, for instance 29.90.")
        for field in self.findChildren(MoneyField):
            if field.problem():
                return field.problem()
        if not self.variants.value():
            return self.tr("A product needs at least one variant with a SKU.")
        for sku, _name, list_price, live_price, stock in self.variants.value():
            if not sku:
                return self.tr("Each variant needs a SKU.")
            if stock and count(stock) is None:
                return self.tr("The stock of {sku} is no number.").format(sku=sku)
            for problem in [money_problem(price, currency) for price in (list_price, live_price) if price]:
                if problem:
                    return f"{sku}: {problem}"
        return ""

    def _currency_chosen(self, currency: str) -> None:
        for field in self.findChildren(MoneyField):
            field.set_currency(currency)

    def _choose_pictures(self) -> None:
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"
        folder = lookup.show_folder(self.room.store.state)
        paths, _kind = QFileDialog.getOpenFileNames(self, self.tr("Choose pictures"), folder, kinds)
        inside = [path.removeprefix(f"{folder}/") if folder else path for path in paths]
        self.pictures.setPlainText("\n".join([*lines(self.pictures.toPlainText()), *inside]))

    def accept(self) -> None:
        wrong = self._wrong()
        self.problem.setText(wrong)
        if wrong:
            return
        if self._original is None:
            self.room.desk.request(AddProduct(set=self.value()), self._sent, self._refused)
            return
        change = changed(self._original, self.value())
        if not change:
            super().accept()
            return
        self.room.desk.request(UpdateProduct(product=self._original.id, set=change), self._sent, self._refused)

    def _sent(self, _result: Any) -> None:
        if self._open:
            super().accept()

    def _refused(self, text: str, _why: object) -> None:
        if self._open:
            self.problem.setText(text)

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)


def _page(*rows: tuple[str, QWidget]) -> QWidget:
    """A page of fields that scrolls where it is too low: the buttons below stay on a small or a doubled screen."""
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(4, 10, 4, 4)
    form.setVerticalSpacing(7)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, field in rows:
        form.addRow(words, field)
    return Scrolled(page)


def _variant_cells(variant: Variant, currency: str) -> list[str]:
    prices = [variant.list_price_minor, variant.live_price_minor]
    words = ["" if minor is None else plain_money(minor, currency) for minor in prices]
    return [variant.sku, variant.name, *words, str(variant.stock)]


def _variant(cells: list[str], currency: str) -> dict[str, Any]:
    sku, name, list_price, live_price, stock = cells
    return {
        "sku": sku,
        "name": name,
        "list_price_minor": read_money(list_price, currency) if list_price else None,
        "live_price_minor": read_money(live_price, currency) if live_price else None,
        "stock": count(stock) or 0,
    }

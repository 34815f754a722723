"""The selling half of the window's desk: a queue of products, their states, a launch, chat. Plays the desk's part by hand."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from studio.document import model, products
from studio.values.errors import RefusedError

_TITLES = (
    ("Moonlit tea caddy, hand-painted stoneware, 450 ml", "Kiln & Moon"),
    ("云南古树普洱熟茶 357g 饼茶", "山间"),
    ("Linen apron with cross straps", "Atelier Nord"),
    ("手工腊味礼盒 广式腊肠腊肉双拼 1kg", "老街坊"),
    ("Cold-pressed camellia oil", ""),
    ("智能保温杯 316不锈钢 550ml 温度显示", "暖壶"),
    ("Bamboo steamer, two tiers", "Grove"),
    ("秋冬新款羊绒围巾 100%山羊绒 加厚保暖", "绒里"),
    ("Cast-iron wok, 32 cm, pre-seasoned", "Forge"),
    ("新疆若羌灰枣 特级 500g*3袋", "果园直供"),
    ("Ceramic night light “Little lantern”", "Nightmarket"),
    ("大别山土蜂蜜 原蜜 500g", "蜂农老李"),
)
_STATES = ("ended", "sold_out", "on_sale", "prepared", "prepared", "queued", "pulled")
COMMANDS = (
    *("queue.prepare", "queue.explain", "queue.end", "queue.pull", "queue.rerun", "queue.next"),
    *("queue.read_sheet", "queue.write_sheet", "queue.write_template"),
    *(f"launch.{name}" for name in ("arm", "start", "cancel", "abort", "extend", "restock", "repair")),
    *("rundown.start", "rundown.stop", "card.play", "card.update", "card.next", "card.stop"),
    *("host.message", "host.prompter", "chat.recent", "chat.pick", "chat.unpick", "chat.highlight"),
    *(f"chat.{name}" for name in ("send", "hide", "mute", "slow_mode", "pin")),
)
SHEET = {
    "products": [
        {
            "id": "sheet-1",
            "link_no": 901,
            "title": "Paper lantern",
            "live_price_minor": 1900,
            "variants": [{"sku": "LAN", "stock": 40}],
        },
        {
            "id": "sheet-2",
            "link_no": 902,
            "title": "Rice bowl",
            "live_price_minor": 2900,
            "variants": [{"sku": "BOWL", "stock": 60}],
        },
    ],
    "problems": [
        {
            "row": 3,
            "column": "live_price",
            "level": "error",
            "text": "“12,5o” is not a price. Write it with digits, for instance 12.50.",
        },
        {"row": 5, "column": "picture", "level": "warn", "text": "There is no file pictures/bowl.jpg."},
    ],
    "count": 3,
}


def example_products(count: int, pictures: Path | None = None) -> tuple[products.Product, ...]:
    """`count` products; with a folder, each has a picture of its own in it."""
    made = []
    for number in range(1, count + 1):
        title, brand = _TITLES[(number - 1) % len(_TITLES)]
        price = 1900 + 700 * (number % 23)
        made.append(
            products.Product(
                id=f"p{number}",
                link_no=number,
                title=title if number <= len(_TITLES) else f"{title} · {number}",
                brand=brand,
                pictures=(str(_picture(pictures, number)),) if pictures else (),
                item_id=f"item-{number}",
                list_price_minor=price + 1600,
                live_price_minor=price,
                floor_price_minor=price - 500,
                reserve=20,
                purchase_limit=2,
                talking_points=(
                    "Painted by hand, no two alike",
                    "450 ml: one pot of tea for four",
                    "Lid with a silicone ring keeps leaves dry",
                    "Say the price only after the countdown has begun",
                ),
                planned_minutes=4 + number % 4,
                variants=(products.Variant(sku=f"SKU-{number}", stock=200),),
            )
        )
    return tuple(made)


def _picture(folder: Path, number: int) -> Path:
    path = folder / f"product-{number}.png"
    if not path.exists():
        hue = number * 47 % 360
        drawn = Image.new("RGB", (320, 320), f"hsl({hue}, 45%, 28%)")
        pen = ImageDraw.Draw(drawn)
        pen.ellipse((40, 200, 280, 290), fill=f"hsl({hue}, 45%, 18%)")
        pen.rounded_rectangle((95, 60, 225, 260), 46, fill=f"hsl({(hue + 180) % 360}, 60%, 58%)")
        pen.rounded_rectangle((125, 40, 195, 80), 12, fill=f"hsl({(hue + 200) % 360}, 50%, 70%)")
        drawn.save(path)
    return path


def _chinese(label: str) -> dict[str, dict[str, str]]:
    """The words of a setting in Chinese."""
    return {"zh": {"label": label}}


class Selling:
    """The sections `selling`, `cards`, `overlay_kinds` and `host`, and what the commands do to them."""

    def __init__(self) -> None:
        self.states: dict[str, str] = {}
        self.sold: dict[str, int] = {}
        self.current: str | None = None
        self.launch: dict[str, Any] | None = None
        self.started_ns: int | None = None
        self.explained_ns = 0
        self.notes: list[dict[str, Any]] = []
        self.earlier_notes = 0
        self.shops: dict[str, Any] = {"rehearsal": {"state": "running", "capabilities": ["item.read", "price.write"], "text": ""}}
        self.alarm = ""
        self.online = 0
        self.curve: list[list[int]] = []
        self.marks: list[list[Any]] = []
        self.picked: list[dict[str, Any]] = []
        self.message = ""
        self.prompter = ""
        self.playing: set[str] = set()
        self.chat: dict[str, dict[str, Any]] = {}

    def in_the_middle(self, show: model.Show) -> None:
        """A show that has been on for forty minutes: the third product is on sale."""
        now = time.monotonic_ns()
        for place, product in enumerate(show.products):
            self.states[product.id] = _STATES[place] if place < len(_STATES) else "queued"
            if place < 3:
                self.sold[product.id] = (164, 180, 97)[place]
        self.started_ns = now - 40 * 60 * 10**9
        if len(show.products) > 2:
            self.current = show.products[2].id
            self.explained_ns = now - 190 * 10**9
            self.launch = self._armed(show.products[2], {}) | {
                "phase": "open",
                "zero_ns": now - 65 * 10**9,
                "ends_ns": now + 235 * 10**9,
                "released": 180,
                "held_back": 1,
                "steps": _STEPS_DONE,
            }
            self.marks = [
                [now - 39 * 60 * 10**9, "explain", "p1"],
                [now - 35 * 60 * 10**9, "launch", "p1"],
                [now - 22 * 60 * 10**9, "explain", "p2"],
                [now - 18 * 60 * 10**9, "launch", "p2"],
                [self.explained_ns, "explain", "p3"],
                [now - 65 * 10**9, "launch", "p3"],
            ]
        burst = {5: 70, 6: 58, 7: 21, 8: 9, 22: 88, 23: 61, 24: 19, 39: 64, 40: 33}
        self.curve = [[minute, units, units * 2600] for minute in range(41) if (units := burst.get(minute, minute % 3))]
        self.online = 18_204
        self.prompter = (
            "Good evening, welcome back to the night market.\n\nTonight every piece comes straight from the kiln.\n\n"
            "Three things before the price:\nfirst, it is painted by hand;\nsecond, the lid closes tight;\n"
            "third, there are only two hundred.\n\nType 1 if you want it. Ready? Three, two, one, link up!"
        )
        self.picked = [
            {
                "id": "c1",
                "name": "小鱼儿",
                "text": "这个茶罐能装多少克茶叶？",
                "badges": ["question"],
                "at_ms": 0,
                "buyer": False,
                "count": 12,
            },
            {
                "id": "c2",
                "name": "Ann",
                "text": "Bought two last time, both arrived whole!",
                "badges": ["buyer"],
                "at_ms": 0,
                "buyer": True,
                "count": 1,
            },
        ]

    # ------------------------------------------------------------ commands

    def call(self, name: str, params: dict[str, Any], show: model.Show) -> dict[str, Any]:
        """What the desk would answer."""
        ask = {product.id: product for product in show.products}.get(str(params.get("product", "")))
        match name:
            case "queue.prepare":
                self._state(ask, "prepared")
            case "queue.rerun":
                self._state(ask, "queued")
            case "queue.explain":
                self._explain(ask)
            case "queue.end" | "queue.pull":
                self._state(ask or self._current(show), "ended" if name == "queue.end" else "pulled")
                self.current, self.launch = None, None
            case "queue.next":
                self._state(self._current(show), "ended")
                self._explain(next((row for row in show.products if self._waits(row.id)), None))
            case "launch.arm":
                assert ask is not None
                if params.get("price_minor", ask.live_price_minor) < (ask.floor_price_minor or 0):
                    raise RefusedError("floor", "The price lies below the floor price.", ask.id)
                self.launch = self._armed(ask, params)
                self._state(ask, "armed")
                return {"title": ask.title}
            case "launch.start" | "launch.cancel" | "launch.abort" | "launch.extend" | "launch.restock" | "launch.repair":
                self._launch(name, params, show)
            case "rundown.start" | "rundown.stop":
                self.started_ns = time.monotonic_ns() if name == "rundown.start" else None
            case "queue.read_sheet":
                named = params.get("currency") or next((one.currency for one in show.products), "")
                return SHEET | {"currency": named} | ({} if named else {"products": []})
            case "card.play":
                self.playing.add(params["overlay"])
            case "card.stop":
                self.playing.discard(params["overlay"])
            case "host.message":
                self.message = params["text"]
            case "host.prompter":
                self.prompter = params["text"]
            case "chat.recent":
                return {"rows": list(self.chat.values())}
            case "chat.pick":
                self.picked = [*self.picked, self.chat.get(params["id"], {"id": params["id"], "name": "", "text": ""})]
            case "chat.unpick":
                self.picked = [row for row in self.picked if row["id"] != params["id"]]
        return {}

    def _launch(self, name: str, params: dict[str, Any], show: model.Show) -> None:
        launch, product = self.launch, self._current(show)
        if launch is None:
            raise RefusedError("not_armed", "Nothing is armed.")
        now = time.monotonic_ns()
        match name:
            case "launch.start":
                zero = now + launch["countdown_s"] * 10**9
                self.launch = launch | {
                    "phase": "countdown",
                    "zero_ns": zero,
                    "ends_ns": zero + launch["sale_minutes"] * 60 * 10**9,
                }
                self._state(product, "countdown")
            case "launch.cancel" | "launch.abort":
                self.launch = None
                self._state(product, "explaining")
            case "launch.extend":
                self.launch = launch | {"ends_ns": (launch["ends_ns"] or now) + params["seconds"] * 10**9}
            case "launch.restock":
                self.launch = launch | {"released": launch["released"] + params["units"]}
            case "launch.repair":
                self.launch = launch | {"steps": _STEPS_DONE, "repair": False, "phase": "open", "text": ""}

    def open_with_trouble(self, show: model.Show) -> None:
        """The link is open, and the shop did not pin the product."""
        assert self.launch is not None
        failed = {"name": "pin", "state": "failed", "text": "The shop says: already explaining."}
        steps = [*_STEPS_DONE[:3], failed, _STEPS_DONE[4]]
        self.launch = self.launch | {"phase": "failed", "steps": steps, "repair": True, "text": "One step failed."}

    def _explain(self, product: products.Product | None) -> None:
        if product is None:
            raise RefusedError("nothing", "No product is waiting.")
        self.current, self.launch, self.explained_ns = product.id, None, time.monotonic_ns()
        self._state(product, "explaining")

    def _state(self, product: products.Product | None, state: str) -> None:
        if product is not None:
            self.states[product.id] = state

    def _current(self, show: model.Show) -> products.Product | None:
        return next((row for row in show.products if row.id == self.current), None)

    def _waits(self, product_id: str) -> bool:
        return self.states.get(product_id, "queued") in {"queued", "prepared"}

    def _armed(self, product: products.Product, params: dict[str, Any]) -> dict[str, Any]:
        return {
            "product": product.id,
            "phase": "armed",
            "zero_ns": None,
            "ends_ns": None,
            "price_minor": params.get("price_minor", product.live_price_minor),
            "list_price_minor": product.list_price_minor,
            "currency": product.currency,
            "quantity": params.get("quantity", 180),
            "released": 0,
            "purchase_limit": params.get("purchase_limit", product.purchase_limit),
            "countdown_s": params.get("countdown_s", product.launch.countdown_s),
            "sale_minutes": params.get("sale_minutes", product.launch.sale_minutes),
            "until_sold_out": params.get("until_sold_out", product.launch.until_sold_out),
            "timed_to": params.get("timed_to") or "",
            "lead_ms": params.get("lead_ms") or 0,
            "steps": [],
            "repair": False,
            "text": "",
        }

    # ------------------------------------------------------------ sections

    def section(self, show: model.Show) -> dict[str, Any]:
        waiting = [row.id for row in show.products if self._waits(row.id) and row.id != self.current]
        planned = sum(row.planned_minutes for row in show.products) * 60
        spent = (
            sum(row.planned_minutes for row in show.products if self.states.get(row.id) in {"ended", "sold_out", "pulled"}) * 60
        )
        units = sum(self.sold.values())
        gmv: dict[str, int] = {}
        for row in show.products:
            gmv[row.currency] = gmv.get(row.currency, 0) + self.sold.get(row.id, 0) * row.live_price_minor
        return {
            "running": self.started_ns is not None,
            "started_ns": self.started_ns,
            "current": self.current,
            "next": waiting[0] if waiting else None,
            "products": {row.id: self._row(row) for row in show.products},
            "launch": self.launch,
            "rundown": {"planned_s": planned, "spent_s": spent, "left_s": planned - spent},
            "totals": {"orders": units - units // 9, "units": units, "returned": 0, "gmv": gmv, "per_minute": units // 4},
            "shops": dict(self.shops),
            "notes": self.notes,
            "earlier_notes": self.earlier_notes,
            "alarm": self.alarm,
            "curve": self.curve,
            "marks": self.marks,
            "online": self.online,
        }

    def _row(self, row: products.Product) -> dict[str, Any]:
        sold, state = self.sold.get(row.id, 0), self.states.get(row.id, "queued")
        stock = max(0, sum(variant.stock for variant in row.variants) - sold)
        read = state not in {"queued", "pulled"}
        return {
            "state": state,
            "few_left": state == "on_sale" and 0 < stock < 110,
            "run": 1,
            "shop_price_minor": row.live_price_minor if read else None,
            "verified_ns": time.monotonic_ns() if row.id == self.current else None,
            "price_ok": True if read else None,
            "problem": "The shop has no such product: check its item id." if state == "pulled" else "",
            "stock": stock if read else None,
            "paid": sold - sold // 20,
            "held": sold // 20,
            "returned": 0,
            "sold": sold,
            "gmv_minor": sold * row.live_price_minor,
            "explained_ns": self.explained_ns if row.id == self.current else None,
            "launched_ns": None,
        }

    def cards(self, show: model.Show) -> dict[str, Any]:
        return {
            card.id: {
                "playing": card.id in self.playing,
                "follows": not card.manual,
                "state": "on" if card.id in self.playing else "off",
                "text": "",
            }
            for card in show.overlays
        }

    def host(self) -> dict[str, Any]:
        return {"message": self.message, "picked": self.picked, "prompter": {"text": self.prompter}}


_STEPS_DONE = [
    {"name": "price", "state": "done", "text": ""},
    {"name": "stock", "state": "done", "text": ""},
    {"name": "link", "state": "done", "text": ""},
    {"name": "pin", "state": "done", "text": ""},
    {"name": "check", "state": "done", "text": ""},
]
OVERLAY_KINDS = {
    "cards": [
        {
            "kind": "price_card",
            "name": "Price card",
            "size": [520, 200],
            "settings": {
                "show_save": {
                    "type": "bool",
                    "label": "Show the saving",
                    "words": _chinese("显示优惠幅度"),
                    "default": True,
                },
                "picture_side": {
                    "type": "choice",
                    "label": "Picture",
                    "words": _chinese("图片位置"),
                    "default": "left",
                    "choices": ["left", "right", "none"],
                },
                "radius": {
                    "type": "number",
                    "label": "Corner radius",
                    "words": _chinese("圆角"),
                    "default": 14,
                    "min": 0,
                    "max": 60,
                },
                "tint": {"type": "colour", "label": "Background", "words": _chinese("背景色"), "default": "#14161a"},
            },
        },
        {"kind": "countdown", "name": "Countdown", "size": [360, 180], "settings": {}},
        {
            "kind": "logo",
            "name": "Logo",
            "size": [240, 100],
            "settings": {"picture": {"type": "file", "label": "Picture", "words": _chinese("图片"), "default": ""}},
        },
        {
            "kind": "banner",
            "name": "Banner",
            "size": [900, 80],
            "settings": {"text": {"type": "text", "label": "Text", "words": _chinese("文字"), "default": ""}},
        },
    ]
}


def example_overlays() -> tuple[model.Overlay, ...]:
    def box(x: float, y: float, width: float, height: float) -> dict[str, model.Box]:
        return {"main": model.Box(x=x, y=y, width=width, height=height)}

    return (
        model.Overlay(id="logo", name="Logo", kind="logo", layouts=box(1010, 30, 240, 100), manual=True),
        model.Overlay(id="price-card", name="Price card", kind="price_card", layouts=box(30, 490, 520, 200)),
        model.Overlay(id="countdown", name="Countdown", kind="countdown", layouts=box(890, 510, 360, 180)),
        model.Overlay(id="news", name="Free shipping banner", kind="banner", layouts=box(190, 610, 900, 80), manual=True),
    )

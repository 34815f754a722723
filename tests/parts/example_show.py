"""A show for the window's tests: canvases, scenes, sources, destinations, and what it sells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from studio.document import model, products
from studio.kinds import sources, targets
from studio.kinds.sound_filters.compressor import Compressor
from studio.kinds.sound_filters.noise_gate import NoiseGate

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


def example_show() -> model.Show:
    """A show with two canvases, four scenes, six sources, an overlay, four strips and four destinations."""

    def item(ident: str, source: str, x: float, y: float, width: float, height: float, **more: Any) -> model.Item:
        return model.Item(id=ident, source=source, x=x, y=y, width=width, height=height, **more)

    host = {"main": (item("host", "camera-a", 0, 0, 1280, 720),), "vertical": (item("host", "camera-a", 0, 160, 720, 405),)}
    split = {
        "main": (item("host", "camera-a", 0, 0, 1280, 720), item("product", "camera-b", 820, 60, 400, 225, opacity=0.9)),
        "vertical": (item("host", "camera-a", 0, 0, 720, 640), item("product", "camera-b", 0, 640, 720, 640)),
    }
    product = {"main": (item("product", "camera-b", 0, 0, 1280, 720, locked=True),)}
    card = {"main": (item("logo", "logo", 1100, 40, 140, 60), item("card", "price", 60, 480, 520, 200))}
    media = sources.MediaFile(path="camera.mp4")
    return model.Show(
        name="Evening market",
        canvases=(
            model.Canvas(id="main", name="Wide"),
            model.Canvas(id="vertical", name="Phone", width=720, height=1280),
        ),
        sources=(
            model.Source(id="camera-a", name="Camera A", input=media),
            model.Source(id="camera-b", name="Product camera", input=media),
            model.Source(id="price", name="Price card", input=sources.Image(paths=("card.png",))),
            model.Source(id="logo", name="Logo", input=sources.Image(paths=("logo.png",))),
            model.Source(id="microphone", name="Host microphone", input=sources.SoundDevice()),
            model.Source(id="phone", name="Phone camera in the warehouse", input=sources.NetworkStream(url="rtsp://127.0.0.1/a")),
        ),
        scenes=(
            model.Scene(id="host", name="Host", layouts=host),
            model.Scene(id="split", name="Host and product", layouts=split),
            model.Scene(id="product", name="Product close-up", layouts=product),
            model.Scene(id="break", name="Break"),
        ),
        lanes=(model.Lane(id="brand", name="Logo and price", layouts=card),),
        strips=(
            model.Strip(source="microphone", filters=(NoiseGate(id="gate"), Compressor(id="compressor"))),
            *(model.Strip(source=name) for name in ("camera-a", "camera-b", "phone")),
        ),
        encodings=(model.Encoding(id="main", canvas="main"), model.Encoding(id="vertical", canvas="vertical")),
        destinations=(
            model.Destination(
                id="rehearsal", name="Rehearsal", encoding="main", target=targets.Rehearsal(), viewer_delay_ms=1400
            ),
            model.Destination(
                id="shop", name="Shop channel", encoding="main", target=targets.RtmpPush(url="rtmps://live.example.com/app")
            ),
            model.Destination(
                id="phones", name="Phone channel", encoding="vertical", target=targets.RtmpPush(url="rtmp://a.example.com/x")
            ),
            model.Destination(
                id="disk", name="Recording", encoding="main", target=targets.Recording(folder="/tmp"), enabled=False
            ),
        ),
    )


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
                listings=(products.Listing(item_id=f"item-{number}"),),
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


def example_overlays() -> tuple[model.Overlay, ...]:
    def box(x: float, y: float, width: float, height: float) -> dict[str, model.Box]:
        return {"main": model.Box(x=x, y=y, width=width, height=height)}

    return (
        model.Overlay(id="logo", name="Logo", kind="logo", layouts=box(1010, 30, 240, 100), manual=True),
        model.Overlay(id="price-card", name="Price card", kind="price_card", layouts=box(30, 490, 520, 200)),
        model.Overlay(id="countdown", name="Countdown", kind="countdown", layouts=box(890, 510, 360, 180)),
        model.Overlay(
            id="news",
            name="Free shipping banner",
            kind="banner",
            layouts=box(190, 610, 900, 80),
            manual=True,
            settings={"text": "Free shipping all evening"},
        ),
    )

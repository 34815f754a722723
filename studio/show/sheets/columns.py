"""The columns of a sheet: their headings in both languages, other names people give them, and what their cells hold."""

# ruff: noqa: E501  each column is one row of a table

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from studio.show.sheets.grid import FoundCell, Marked

Kind = Literal["text", "code", "lines", "claims", "listings", "pictures", "url", "price", "percent", "yes", "currency",
               "link", "count", "seconds", "whole_minutes", "minutes"]  # fmt: skip
SEARCHED_ROWS = 20  # a title or a logo may stand above the headings


class Column(NamedTuple):
    """`field` is its name in here, `english` and `chinese` the headings that are written, `also` others that are read."""

    field: str
    kind: Kind
    english: str
    chinese: str
    note: str
    note_zh: str
    also: str = ""
    of_variant: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("link_no", "link", "Link no.", "链接号", "The number the host says. Rows with the same number are variants of one product.",
           "主播口播的链接号；链接号相同的各行是同一商品的不同规格。", "link, no, number, #, link number, 序号, 编号, 链接, 链接序号, 链接编号"),
    Column("title", "text", "Title", "标题", "What the card says. Needed for a new product.", "贴片上的商品名；新商品必填。",
           "name, product, product name, 商品, 商品名, 商品名称, 商品标题, 名称, 品名, 产品, 产品名称, 宝贝, 宝贝标题"),
    Column("brand", "text", "Brand", "品牌", "", "", "品牌名, 品牌名称"),
    Column("list_price", "price", "List price", "划线价", "Struck through on the card. 0 or empty: none.", "贴片上划掉的价格；留空表示没有。",
           "original price, rrp, 原价, 市场价, 吊牌价, 日常价, 专柜价"),
    Column("live_price", "price", "Live price", "直播价", "Needed for a new product. 1299, ¥1,299.00 and 12.5元 are all read.",
           "新商品必填；1299、¥1,299.00、12.5元 都能识别。", "price, sale price, 价格, 售价, 到手价, 直播间价, 直播间价格, 活动价, 秒杀价"),
    Column("floor_price", "price", "Floor price", "破价底线", "It is never sold below this.", "任何情况下不低于此价。", "minimum price, 底价, 最低价"),
    Column("currency", "currency", "Currency", "币种", "Three letters: CNY, USD, ... Empty: that of the queue, or the one chosen at the import.",
           "三个字母，如 CNY、USD；留空则为队列的币种，或导入时选定的币种。", "货币"),
    Column("sku", "code", "SKU", "SKU编码", "The shop's code of what goes into the basket.", "店铺里的规格编码。",
           "sku, sku id, sku code, 规格编码, 商家编码, 货号, sku码", of_variant=True),
    Column("variant", "text", "Variant", "规格", "Colour, size, ... as buyers see it.", "颜色、尺码等。",
           "variant name, option, 规格名, 规格名称, 款式, 颜色尺码", of_variant=True),
    Column("stock", "count", "Stock", "库存", "How many the show means to sell.", "本场计划卖多少件。",
           "quantity, qty, 数量, 直播库存, 库存数量, 件数", of_variant=True),
    Column("variant_list_price", "price", "Variant list price", "规格划线价", "Where it is not the product's.", "与商品划线价不同时填写。", of_variant=True),
    Column("variant_live_price", "price", "Variant live price", "规格直播价", "Where it is not the product's.", "与商品直播价不同时填写。", of_variant=True),
    Column("reserve", "count", "Reserve", "机动库存", "Units that are kept back.", "留作机动、不直接上架的件数。", "预留库存"),
    Column("tranche", "count", "Tranche", "每批库存", "How many are released at a time. Empty: all.", "分批放库存时每批件数；留空为一次全放。", "分批库存, 分批放库存"),
    Column("purchase_limit", "count", "Purchase limit", "限购", "Units one buyer may have. Empty: any number.", "每人限购件数；留空不限。",
           "limit, 每人限购, 限购数量, 限购件数"),
    Column("pictures", "pictures", "Pictures", "图片", "Paths or web addresses; several with | or a new line between them.",
           "文件路径或网址；多张用 | 或换行分开。", "picture, image, images, 主图, 商品图, 商品图片, 图片链接, 图片地址, 主图链接"),
    Column("coupon", "text", "Coupon", "优惠券", "As the card says it.", "贴片上的优惠文字。", "coupon text, 优惠, 优惠券文案"),
    Column("coupon_amount", "price", "Coupon amount", "优惠券金额", "", "", "券面额, 优惠金额"),
    Column("coupon_min_spend", "price", "Coupon minimum", "优惠券门槛", "From what sum it counts.", "满多少可用。", "coupon minimum spend, 使用门槛"),
    Column("talking_points", "lines", "Talking points", "卖点", "One a line, for the host.", "主播手卡，一行一条。", "cue card, 手卡, 话术, 口播, 讲解要点, 商品卖点"),
    Column("claims", "claims", "Claims", "宣称与依据", "One a line: words | evidence.", "一行一条：宣称 | 依据。", "claim, 宣称, 功效宣称"),
    Column("planned_minutes", "minutes", "Planned minutes", "计划分钟", "", "", "minutes, 时长, 讲解时长, 讲解分钟, 计划时长"),
    Column("countdown_s", "seconds", "Countdown seconds", "倒计时秒数", "3 to 300.", "3 到 300。", "countdown, 倒计时"),
    Column("sale_minutes", "whole_minutes", "Sale minutes", "开售分钟", "1 to 20.", "1 到 20。", "sale, 开售时长"),
    Column("until_sold_out", "yes", "Until sold out", "卖完为止", "Yes or no.", "是或否。"),
    Column("shop", "text", "Shop", "店铺", "What the show's connection is called.", "本场连接的名称。", "店铺标识"),
    Column("item_id", "code", "Shop item ID", "商品ID", "The shop's own number of the product.", "店铺里的商品编号。", "item id, product id, 宝贝id, 平台商品id"),
    Column("page_url", "url", "Page URL", "商品链接", "For the QR code.", "用于二维码。", "url, product url, 商品网址, 商品地址, 详情页"),
    Column("more_shops", "listings", "Other shops", "其他店铺", "One a line: shop | item ID | page URL. One launch opens all.",
           "一行一个：店铺 | 商品ID | 商品链接。一次开售同时打开。", "also sold at"),
    Column("partner", "text", "Partner", "合作方", "Whose product it is, in co-selling.", "联合带货的商家。", "商家, 供应商, 品牌方"),
    Column("slot_fee", "price", "Slot fee", "坑位费", "", ""),
    Column("commission", "percent", "Commission", "佣金比例", "In percent: 20 %.", "百分比，如 20%。", "commission %, commission rate, 佣金, 佣金率"),
    Column("settlement_price", "price", "Settlement price", "结算价", "", "", "供货价"),
    Column("id", "code", "ID", "内部编号", "Leave it as it is; a new product needs none.", "请勿改动；新商品不用填。"),
)  # fmt: skip


def heading_key(text: str) -> str:
    """What is compared of a heading: letters and digits only, what stands in brackets left out ("Live price (CNY)")."""
    plain = re.sub(r"[(\[（【].*?[)\]）】]", "", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter == "#")


_BY_KEY = {
    heading_key(name): column
    for column in reversed(COLUMNS)
    for name in (*filter(None, column.also.split(", ")), column.field, column.chinese, column.english)
}


def known(cell: FoundCell) -> Column | None:
    """The column of a heading."""
    cell = cell.whole if isinstance(cell, Marked) else cell
    return _BY_KEY.get(heading_key(cell)) if isinstance(cell, str) else None


def heading_row(rows: Sequence[Sequence[FoundCell]]) -> int | None:
    """The index of the first row with two known headings, or with one and nothing else."""
    for n, row in enumerate(rows[:SEARCHED_ROWS]):
        filled = [cell for cell in row if cell is not None and str(cell).strip()]
        found = {column.field for column in map(known, filled) if column is not None}
        if len(found) >= 2 or (found and len(filled) == 1 and n == 0):
            return n
    return None


def has_headings(rows: Sequence[Sequence[FoundCell]]) -> int:
    """How many known headings the heading row of a table has; 0: it is no table of products."""
    at = heading_row(rows)
    return 0 if at is None else len({column.field for column in map(known, rows[at]) if column is not None})

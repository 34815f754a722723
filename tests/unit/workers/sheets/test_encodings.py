"""The likeliest encoding of a file, from titles as sellers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.workers.sheets.encodings import decoded

HEADINGS = "Link no.,Title,Live price,SKU,Stock\n"
TITLES = {
    "gbk": "红茶 智利车厘子 蜜柚 纯棉T恤 龙井 羽绒服 保温杯 口红 面膜 牛肉干 茶 笔记本 榴莲 酸奶 充电宝 iPhone壳 大米 螺蛳粉",
    "big5": "龍井茶葉禮盒 台灣高山烏龍茶 鳳梨酥 保溫杯 純棉T恤 牛肉乾 面膜 行動電源 珍珠奶茶組合包 茶",
    "shift_jis": "緑茶ギフト 京都の抹茶 マグカップ 醤油 美白美容液セット 煎茶 日本酒 新潟産コシヒカリ",
    "euc-kr": "녹차 김치 마스크팩 남성티셔츠 이어폰 고려홍삼정 텀블러 샴푸",
    "cp1252": "Größe Café Piñata Smörgåsbord Früchtetee Ärmel Thé São Garçon’s CAFÉ Öl",
}
NAMES = {"gbk": "GBK", "big5": "Big5", "shift_jis": "Shift-JIS", "euc-kr": "EUC-KR", "cp1252": "Windows-1252"}


@pytest.mark.parametrize(("codec", "title"), [(codec, title) for codec, titles in TITLES.items() for title in titles.split()])
def test_one_title_is_enough(codec: str, title: str) -> None:
    found = decoded(f"{HEADINGS}1,{title},12.5,T1,5\n".encode(codec))
    assert found is not None
    assert (found.name, found.text.split(",")[5], found.certain) == (NAMES[codec], title, False)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_certain(codec: str) -> None:
    found = decoded("茶,Größe".encode(codec))
    assert found is not None
    assert (found.text, found.certain) == ("茶,Größe", True)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\xff\xfe\0",
        b"\x01\x02\xe9\x03",
        "緑茶".encode("iso2022_jp"),
        b"\xff\xff\xff\xff",
        bytes(range(128, 256)),
    ],
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decoded(data) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    found = decoded(data)
    assert found is None or "\0" not in found.text or data.startswith(b"\xef\xbb\xbf")

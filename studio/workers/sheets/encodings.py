"""In which encoding a text file is, told by its bytes. UTF-8 and UTF-16 are certain; of the others the likeliest is taken.

Nearly any bytes are somebody's Chinese, so each encoding is judged by what it makes of them: letters that people write every
day speak for it, rare ones against it. The answer is a guess, and whoever reads it has to say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_JUDGED = 20_000  # characters that are not ASCII; more do not change the answer
_CERTAIN = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))

# The characters that product lists are made of, in simplified and traditional Chinese.
_DAILY_HANZI = frozenset(
    "的一是不了在人有我他这中大来上个国和地到说们为子时道出会三要于下得可你年生自那后能对着事其里所去行过家十用发天如然作方成者多日都"
    "小同经法当起与好看学进种将还分此心前面又定见只主没公从号标题名称价格直播商品链接规格编码库存数量品牌图片颜色尺码优惠券卖点店铺"
    "红白黑蓝绿黄紫粉灰银金色茶酒水果糖米面油盐酱醋肉鱼蛋奶咖啡饮料零食坚果饼干巧克力蜜柚苹橙草莓龙井普洱礼盒套装组合新款热推荐"
    "男女童装衣裤裙鞋帽袜包手表首饰耳环项链戒指防晒口唇膏眼霜洗护发沐浴露牙刷毛巾纸巾清洁家居床单被枕头杯碗盘锅刀电脑机壳充器线"
    "斤克升毫米厘公里片瓶袋箱件双条支只张台本元角分折减满送赠免邮包特限量秒杀现货正品官方旗舰专柜进口有机天然无添加加厚薄款长短袖"
    "這來個國說們為時會過學進種將還當從號標題稱價單圖顏優惠券點舖紅藍綠黃銀麵醬魚飲餅蘋龍禮組裝熱薦褲鞋襪錶護髮潔紙麥樂電腦機殼線"
    "葉盤鍋雙條張臺現貨進專櫃無厚長運免滿贈減買兩開關東門書馬車風氣愛讓對應該樣實"
)
_DAILY_HANGUL = frozenset(
    "이다는에의가을를로고하한지스기리사시나자정수용제상품선물세트인해보대전장구주도서일어라그부아동원소안비우오마치미성신국모무여유생화"
    "녹차홍커피과자빵쌀김물티셔츠바남녀신발가방모자양말화장크림로션향립밤샴푸비누수건컵접시냄비노트북폰케이블충기블랙화이트레드핑크블루"
    "개입박병팩봉매장원할특가무료배송정한판매신추천인기베프리미엄순면대형중형소형세묶음증정색"
)
_WESTERN = re.compile(r"[àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝŠŽ]")
_WESTERN_MARKS = frozenset("€£°®™©²³½×–—‘’“”„…«»·ªº§")


class Encoding(NamedTuple):
    """`name` as people know it, `text` what the bytes say in it; `certain` where no other can be meant."""

    name: str
    text: str
    certain: bool


class _Candidate(NamedTuple):
    codec: str
    name: str
    weight: Callable[[str, str, str], float]  # of one character, between its neighbours: 1 everyday, below 0 unlikely


def decoded(data: bytes) -> Encoding | None:
    """The text of a file; None when it is none."""
    for codec, mark in _CERTAIN:
        if data.startswith(mark):
            text = _strictly(data, codec, never="" if codec == "utf-8-sig" else "\0")  # ours has what titles have
            return None if text is None else Encoding("UTF-16" if codec == "utf-16" else "UTF-8", text, certain=True)
    if b"\x1b" in data:  # no text, or one in an encoding that changes half way (ISO-2022-JP)
        return None
    text = _strictly(data, "utf-8")
    if text is not None:
        return Encoding("UTF-8", text, certain=True)
    best: tuple[float, Encoding] | None = None
    for candidate in _CANDIDATES:  # the first of equals is the one that our operators use most
        text = _strictly(data, candidate.codec)
        if text is None:
            continue
        score = _score(text, candidate.weight)
        if score > 0 and (best is None or score > best[0]):
            best = (score, Encoding(candidate.name, text, certain=False))
    return None if best is None else best[1]


def _strictly(data: bytes, codec: str, never: str = "\0") -> str | None:
    """The text, if it is one; `never`: a character that no text has, but other files have."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if never and never in text else text


def _score(text: str, weight: Callable[[str, str, str], float]) -> float:
    """The mean weight of the characters beyond ASCII. Control characters are in no text."""
    total, count = 0.0, 0
    for place, letter in enumerate(text):
        if letter.isascii():
            if letter < " " and letter not in "\t\r\n\f\v":
                return -1.0
            continue
        total += weight(letter, text[place - 1 : place], text[place + 1 : place + 2])
        count += 1
        if count == _JUDGED:
            break
    return total / count if count else 0.0


def _mark(letter: str) -> bool:
    """A full-width mark or letter, as every East Asian encoding has them."""
    return "\u3000" <= letter <= "\u303f" or "\uff01" <= letter <= "\uff5e" or letter in "￥·—‘’“”…℃×"


def _lead(letter: str, codec: str) -> int:
    """The first byte of a character of two in a codec, 0 where it has none."""
    try:
        encoded = letter.encode(codec)
    except UnicodeEncodeError:
        return 0
    return encoded[0] if len(encoded) == 2 else 0


def _chinese(codec: str, first: int, last: int) -> Callable[[str, str, str], float]:
    """Hanzi of the codec's first level, from one first byte to another, are the common ones."""

    def weight(letter: str, _before: str, _behind: str) -> float:
        lead = _lead(letter, codec)
        if lead and letter in _DAILY_HANZI:
            return 1.0
        return 0.3 if first <= lead <= last or _mark(letter) else -1.0

    return weight


def _japanese(letter: str, _before: str, _behind: str) -> float:
    if "\u3041" <= letter <= "\u30fe":
        return 1.0
    if _mark(letter):
        return 0.3
    return 0.4 if 0x88 <= _lead(letter, "cp932") <= 0x97 else -1.0  # half-width kana are what Latin letters look like


def _korean(letter: str, _before: str, _behind: str) -> float:
    if letter in _DAILY_HANGUL:
        return 1.0
    if _mark(letter):
        return 0.3
    return 0.3 if "\uac00" <= letter <= "\ud7a3" and _lead(letter, "euc_kr") else -1.0


def _western(letter: str, before: str, behind: str) -> float:
    """An accented letter stands beside small letters; a word is not made of accents alone."""
    if letter in _WESTERN_MARKS:
        return 0.3
    if not _WESTERN.fullmatch(letter):
        return -1.0
    beside = [neighbour for neighbour in (before, behind) if neighbour.isalpha() and neighbour.isascii()]
    if not beside:
        return -0.5
    return 1.0 if any(neighbour.islower() for neighbour in beside) else 0.3


_CANDIDATES = (
    _Candidate("gb18030", "GBK", _chinese("gb2312", 0xB0, 0xD7)),
    _Candidate("cp950", "Big5", _chinese("big5", 0xA4, 0xC6)),
    _Candidate("cp932", "Shift-JIS", _japanese),
    _Candidate("cp949", "EUC-KR", _korean),
    _Candidate("cp1252", "Windows-1252", _western),
)

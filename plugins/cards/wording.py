"""Every word that a card says by itself, in the languages of a look."""

from __future__ import annotations

_WORDS = {
    "zh": {
        "link": "{n}号链接",
        "announced": "即将开抢",
        "opens_in": "距开抢",
        "on_sale": "抢购中",
        "opened": "已开抢",
        "few_left": "仅剩{n}件",
        "few_left_unknown": "即将售罄",
        "sold_out": "已售罄",
        "ended": "已结束",
        "left": "余{n}件",
        "sold": "已售{n}",
        "sold_in_all": "共售{n}件",
        "sold_label": "已售",
        "sold_unit": "件",
        "time_left": "剩{t}",
        "time_left_label": "距结束",
        "save_long": "立省{m} ({p}%)",
        "save_short": "省{p}%",
        "live_price": "直播价",
        "no_price": "价格即将揭晓",
        "up_next": "即将登场",
        "bought": "拍下{n}件",
        "scan": "扫码购买",
        "tally": "扣字统计",
        "tally_ended": "统计结果",
        "viewers": "{n}人",
    },
    "en": {
        "link": "Link {n}",
        "announced": "Coming up",
        "opens_in": "Opens in",
        "on_sale": "On sale",
        "opened": "On sale",
        "few_left": "Only {n} left",
        "few_left_unknown": "Almost gone",
        "sold_out": "Sold out",
        "ended": "Ended",
        "left": "{n} left",
        "sold": "{n} sold",
        "sold_in_all": "{n} sold",
        "sold_label": "Sold",
        "sold_unit": "",
        "time_left": "{t} left",
        "time_left_label": "Ends in",
        "save_long": "Save {m} ({p}%)",
        "save_short": "−{p}%",
        "live_price": "Live price",
        "no_price": "Price to be revealed",
        "up_next": "Up next",
        "bought": "bought {n}",
        "scan": "Scan to buy",
        "tally": "Type it in the chat",
        "tally_ended": "Result",
        "viewers": "{n}",
    },
}


def say(language: str, name: str, **parts: object) -> str:
    """One of the card's own words; a language that is not there is read as English."""
    return _WORDS.get(language, _WORDS["en"])[name].format(**parts)

"""An answer made of what is known of the product on air: what its shop confirms, its variants, what the show says of it."""

from __future__ import annotations

import re

import msgspec

from studio.document.products import Product
from studio.show.asked.sorter import Sorter
from studio.show.asked.topics import Topic
from studio.show.money import words as money
from studio.values.errors import RefusedError
from studio.values.own_words import sentence
from studio.words import questions as says

_MOST_POINTS = 3
_LONGEST = 400  # characters of a fact
_SIGN = r"(?:[$¥￥€£₩₽₹฿₫]|\b(?:rmb|cny|usd|eur|gbp|hk\$|us\$))"
_NAME = r"(?:[$¥￥€£₩₽₹฿₫元块塊]|rmb|cny|usd|eur|gbp|yuan|dollars?|bucks|euros?|pounds?)"
_SUM = re.compile(rf"{_SIGN}\s*\d|\d\s*{_NAME}", re.IGNORECASE)  # a sum of money: what somebody wrote before the show


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What shop and ledger say now. None: they do not, and nobody else may."""

    price_minor: int | None = None
    stock: int | None = None


def answer(name: str, topic: Topic, sorter: Sorter, product: Product, facts: Facts, language: str) -> str:
    """What to say to viewers who ask for a topic, in a language that the topic speaks, else in English.

    Raises:
        RefusedError: nothing is known that would answer it.
    """
    fact = _fact(name, topic, sorter, product, facts)
    if not fact:
        raise RefusedError("no_answer", says.no_answer(topic=sentence(topic, "title"), title=product.title), name)
    words = topic.answers.get(language) or topic.answers.get("en") or next(iter(topic.answers.values()))
    return words.format(number=product.link_no, title=product.title, fact=fact[:_LONGEST])


def _fact(name: str, topic: Topic, sorter: Sorter, product: Product, facts: Facts) -> str:
    match topic.fact:
        case "price":
            return money(facts.price_minor, product.currency) if facts.price_minor is not None else ""
        case "stock":
            return f"{facts.stock:,}" if facts.stock is not None else ""
        case "variants":
            names = [variant.name for variant in product.variants if variant.name]
            return ", ".join(names) or _points(name, sorter, product)
    return _points(name, sorter, product)


def _points(name: str, sorter: Sorter, product: Product) -> str:
    said = [*product.talking_points, *(claim.text for claim in product.claims)]
    return "; ".join([text for text in said if sorter.is_about(name, text) and not _SUM.search(text)][:_MOST_POINTS])

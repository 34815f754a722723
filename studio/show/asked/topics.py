"""A topic that viewers ask for, as a file holds it: phrases, and how it is answered."""

from __future__ import annotations

import tomllib
from typing import Annotated, Literal

import msgspec

from studio.values.errors import OperatorError
from studio.values.own_words import Language, Named
from studio.words import questions as says

Phrase = Annotated[str, msgspec.Meta(pattern=r"^[^*|}]", max_length=1_000)]
_Phrases = Annotated[tuple[Phrase, ...], msgspec.Meta(max_length=500)]


class Topic(Named, frozen=True, kw_only=True):
    """`asks`: phrases that ask for it by themselves; `about`: words that are about it in a line that asks; `hints`: what is said
    in its place; `last`: what is, where a line has nothing else of any topic; `never`: with one of these a line asks for
    something else. How they are written: `studio.show.asked.phrases`.

    `order`: which goes first among equals. `fact`: what of the product answers it; `points` are talking points and claims that
    are about it. `answers`: by language, with the fields `number`, `title` and `fact`.
    """

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    order: int
    fact: Literal["price", "stock", "variants", "points"] = "points"
    answers: Annotated[dict[Language, Annotated[str, msgspec.Meta(max_length=200)]], msgspec.Meta(min_length=1)]
    asks: _Phrases = ()
    about: _Phrases = ()
    hints: _Phrases = ()
    last: _Phrases = ()
    never: _Phrases = ()


def parse(name: str, data: bytes) -> Topic:
    """A topic's file.

    Raises:
        OperatorError: it is no such file. The text names the place.
    """
    try:
        topic = msgspec.convert(tomllib.loads(data.decode()), Topic)
        for words in topic.answers.values():
            words.format(number=1, title="", fact="")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise OperatorError("bad_topic", says.bad_topic(name=name, reason=str(error)), name) from error
    except (KeyError, IndexError, ValueError) as error:
        raise OperatorError("bad_topic", says.bad_topic(name=name, reason=f"answers: {error}"), name) from error
    return topic

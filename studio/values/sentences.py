"""Sentences for the operator, as code and fields: English wherever they are read, and told to a window in its own language.

A `Template` is an entry of the catalogue (`studio.words`, and the folders of kinds and plugins). Calling it with the fields
that its words name gives a `Sentence`. That is a `str`, so logs, scripts and f-strings have plain English of it; it also
knows its template's code and its fields, sentences among them. `Worded` structs carry both over a line. What is not a
`Sentence` is plain text, in any language: the words of a server, a name, a path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeAlias

import msgspec

Field: TypeAlias = "str | int | float | tuple[Field, ...]"

FIELD = re.compile(r"{(\w+)}")  # a field's place in a template
TOGETHER = "together"  # the code of several sentences, one after another: field `sentences`
CLAUSE, PHRASE = "clause", "phrase"  # codes of a sentence without its full stop, and without its capital: field `sentence`
IN_LANGUAGES = "in_languages"  # the code of a sentence that a plugin gives in several languages: fields are languages
_DEEPEST = 6  # sentences inside each other that are read; the rest stays English


class Sentence(str):
    """English words that know the `code` of their template and the `fields` that were filled in.

    An f-string or a `+` makes plain text of it again: put sentences into fields, and one after another with `together`.
    """

    __slots__ = ("code", "fields")
    code: str
    fields: Mapping[str, Field]

    def __new__(cls, english: str, code: str, fields: Mapping[str, Field]) -> Self:
        made = super().__new__(cls, english)
        made.code, made.fields = code, fields
        return made

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, Field]]:  # type: ignore[override]
        return str(self), self.code, self.fields


class Template:
    """One sentence of the catalogue: `code` is "area.name" and never changes, `english` has its fields in braces.

    Translations are found by the English words, so that a change of these asks for new ones.
    """

    __slots__ = ("code", "english", "names")

    def __init__(self, code: str, english: str) -> None:
        self.code, self.english = code, english
        self.names = frozenset(FIELD.findall(english))

    def __call__(self, **fields: Field) -> Sentence:
        """The sentence. A list of names is a tuple; numbers stand as they are, or as text where they have a form of their own.

        Raises:
            TypeError: other fields than the template has (a test reads every call for that).
        """
        if fields.keys() != self.names:
            raise TypeError(f"{self.code} has the fields {sorted(self.names)}, not {sorted(fields)}")
        return Sentence(self.english.format_map({name: _english(field) for name, field in fields.items()}), self.code, fields)


def together(*sentences: str) -> str:
    """Several sentences, one after another; those that are empty are left out."""
    said = tuple(sentence for sentence in sentences if sentence)
    return said[0] if len(said) == 1 else Sentence(" ".join(said), TOGETHER, {"sentences": said}) if said else ""


def _english(field: Field) -> str | int | float:
    return ", ".join(str(_english(part)) for part in field) if isinstance(field, tuple) else field


def clause(sentence: str) -> str:
    """A sentence to stand inside another: without its full stop."""
    words = sentence.rstrip(".")
    return Sentence(words, CLAUSE, {"sentence": sentence}) if isinstance(sentence, Sentence) and words != sentence else words


def phrase(sentence: Sentence) -> Sentence:
    """A sentence to be read behind a colon: without its full stop, and with a small letter where it begins with a word."""
    words = sentence.rstrip(".")
    if not any(str(_english(field)) and words.startswith(str(_english(field))) for field in sentence.fields.values()):
        words = words[:1].lower() + words[1:]
    return Sentence(words, PHRASE, {"sentence": sentence})


def whole(text: Field) -> str:
    """The sentence that a phrase or a clause is made of; anything else as it is."""
    if isinstance(text, Sentence) and text.code in (CLAUSE, PHRASE):
        return whole(text.fields["sentence"])
    return text if isinstance(text, str) else str(text)


# ---------------------------------------------------------------- over a line


class _Made(dict[str, Any]):
    """What a struct says of its own sentences, unlike what was read off a line."""

    __slots__ = ()


class Worded(msgspec.Struct, frozen=True, kw_only=True):
    """Base of structs with words for the operator. `said`: by field, code and fields of the sentence in it.

    Made and read, a field of `worded` holds the `Sentence` itself (or plain text); on the line it is English, and `said`
    stands beside it. Encoders of such structs have `enc_hook=plain`.
    """

    worded: ClassVar[tuple[str, ...]] = ("text",)

    said: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        said = self.said
        if said is not msgspec.UNSET and type(said) is not _Made:  # off a line
            for name in self.worded:
                if name in said:
                    msgspec.structs.force_setattr(self, name, read(getattr(self, name), said[name]))
        made = _Made()
        for name in self.worded:
            value = getattr(self, name)
            if _has_sentence(value):
                made[name] = _written(value, named=False)
        if made or said is not msgspec.UNSET:
            msgspec.structs.force_setattr(self, "said", made or msgspec.UNSET)


def carried(fields: dict[str, Any]) -> dict[str, Any]:
    """What an event or an answer says, by name: with `said` beside its sentences, and sentences again of what `said` tells."""
    said = fields.get("said")
    if isinstance(said, dict):
        return fields | {name: read(fields[name], about) for name, about in said.items() if name in fields}
    made = {name: _written(value, named=False) for name, value in fields.items() if _has_sentence(value)}
    return fields | {"said": made} if made else fields


def plain(value: Any) -> Any:
    """For `enc_hook` of msgspec: a sentence is written as its English words.

    Raises:
        NotImplementedError: `value` is no sentence (msgspec makes a TypeError of it).
    """
    if isinstance(value, Sentence):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} cannot be written")


def spoken(text: str) -> dict[str, Any]:
    """Code and fields of a sentence, as JSON; empty where `text` is plain."""
    return _written(text, named=False) if isinstance(text, Sentence) else {}


def read(value: Any, said: Any, depth: int = 0) -> Any:
    """`value` as the sentence that `said` (of `spoken`) makes of it; as it is where that cannot be read."""
    if isinstance(said, list) and isinstance(value, tuple | list) and len(said) == len(value):
        return tuple(read(part, about, depth) for part, about in zip(value, said, strict=True))
    if not (isinstance(said, dict) and isinstance(value, str) and depth < _DEEPEST):
        return value
    code, fields = said.get("code"), said.get("fields", {})
    if not (isinstance(code, str) and isinstance(fields, dict)):
        return value
    return Sentence(str(value), code, {str(name): _field(field, depth + 1) for name, field in fields.items()})


def _field(raw: Any, depth: int) -> Field:
    match raw:
        case dict():
            text = raw.get("text", "")
            sentence: str = read(text if isinstance(text, str) else "", raw, depth)
            return sentence
        case list() | tuple():
            return tuple(_field(part, depth) for part in raw)
        case str() | int() | float():
            return raw
    return ""


def _has_sentence(value: Any) -> bool:
    return isinstance(value, Sentence) or (isinstance(value, tuple | list) and any(map(_has_sentence, value)))


def _written(value: Any, named: bool = True) -> Any:
    """A field as JSON: a sentence with its code, its fields and, where it is `named`, its own English words."""
    if isinstance(value, Sentence):
        fields = {name: _written(field) for name, field in value.fields.items()}
        return {"code": value.code, "fields": fields} | ({"text": str(value)} if named else {})
    return [_written(part) for part in value] if isinstance(value, tuple | list) else value

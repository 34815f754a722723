"""Words that a plugin gives of its own, in several languages: `words.zh.name` in its manifest beside an English `name`.

A language is "zh", or "zh_TW" where a country has words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

import msgspec

from studio.values.sentences import IN_LANGUAGES, Sentence

Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?$")]
Words: TypeAlias = dict[Language, dict[str, str | tuple[str, ...]]]  # by language and field

_OLD = "_zh"  # fields of manifests that knew Chinese alone: `name_zh`


class Named(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what a manifest gives names to. Fields that end in `_zh` count as words of `zh`."""

    words: Words = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        old = {
            field.removesuffix(_OLD): value
            for field in self.__struct_fields__
            if field.endswith(_OLD) and (value := getattr(self, field))
        }
        if old:
            msgspec.structs.force_setattr(self, "words", {**self.words, "zh": old | self.words.get("zh", {})})

    def wrong_words(self) -> list[str]:
        """What is wrong with the words, for the plugin's author."""
        problems = []
        for language, words in self.words.items():
            for field, word in words.items():
                own = getattr(self, field, None)
                if type(own) not in (str, tuple) or type(word) is not type(own):
                    problems.append(f"words.{language}.{field} is no word of its own")
                elif isinstance(own, tuple) and len(word) != len(own):
                    problems.append(f"words.{language}.{field} names every one of {field}, in their order")
        return problems


def in_language(words: Mapping[str, Mapping[str, str | tuple[str, ...]]], language: str, field: str) -> str | tuple[str, ...]:
    """The word for `field` in a language, or in the language without its country; empty where there is none."""
    for code in (language, language.partition("_")[0]):
        if field in words.get(code, {}):
            return words[code][field]
    return ""


def sentence(of: Named, field: str) -> str:
    """A sentence that the manifest gives in several languages, to be said like one of the catalogue."""
    english = str(getattr(of, field))
    others = {language: str(words[field]) for language, words in of.words.items() if field in words}
    return Sentence(english, IN_LANGUAGES, others) if others else english

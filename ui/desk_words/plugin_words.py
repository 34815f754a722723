"""Words that plugins give in several languages, in the window's."""

from __future__ import annotations

from typing import Protocol

from studio.values.look import CardLanguage
from studio.values.own_words import Words, in_language
from ui import language


class Named(Protocol):
    """What a plugin calls something: `words` by language and field, beside the English fields themselves."""

    @property
    def words(self) -> Words: ...


def card_language() -> CardLanguage:
    """What the cards of a new show are to speak: the window's language, as far as cards know it."""
    return "zh" if language.spoken().startswith("zh") else "en"


def plugin_word(of: Named, field: str) -> str:
    """What a plugin says in `field`, in the window's language, in English where it gives no other."""
    found = in_language(of.words, language.spoken(), field)
    return found if isinstance(found, str) and found else str(getattr(of, field))


def plugin_choices(of: Named, choices: tuple[str, ...]) -> tuple[str, ...]:
    """What the choices of a setting are called, in their order."""
    found = in_language(of.words, language.spoken(), "choices")
    return found if isinstance(found, tuple) and len(found) == len(choices) else choices

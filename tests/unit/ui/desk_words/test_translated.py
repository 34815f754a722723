"""Every sentence that the operator may read has a translation into Chinese, with the same fields."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QCoreApplication

from studio.values.sentences import FIELD
from ui.desk_words.catalogue import SENTENCES
from ui.forms.kind_words import WORDS

SAME = {"{who}: {words}", "{place}: {complaint}.", "{words}.", "{reason}; {other}"}  # marks alone; each language sets its own


def untranslated(context: str, texts: set[str]) -> set[str]:
    return {text for text in texts if QCoreApplication.translate(context, text) == text} - SAME


def test_sentences_of_the_catalogue_and_of_kinds_are_translated(chinese: None) -> None:
    assert untranslated("DeskWords", set(SENTENCES.values())) == set()


def test_words_of_kinds_are_translated(chinese: None) -> None:
    names = {"LUT", "Matroska (.mkv)"}  # the same in every language
    assert untranslated("Kinds", set(map(str, WORDS))) - names == set()


def test_translations_keep_the_fields(chinese: None) -> None:
    for text in SENTENCES.values():
        assert set(FIELD.findall(QCoreApplication.translate("DeskWords", text))) <= set(FIELD.findall(text)), text

"""Every sentence that the operator may read has a translation into Chinese: of the catalogue, of kinds, of bundled plugins."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QCoreApplication

from studio.plugin_api.manifest import read_manifest
from studio.values.own_words import Named
from studio.values.sentences import FIELD
from ui.desk_words.catalogue import SENTENCES
from ui.forms.kind_words import WORDS

SAME = {"{who}: {words}", "{place}: {complaint}.", "{words}.", "{reason}; {other}"}  # marks alone; each language sets its own

PLUGINS = Path(__file__).parents[4] / "plugins"
NAMES = {
    "IRC",
    "Restream",
    "Shopify",
    "Twitch",
    "Vendure",
    "Whatnot",
    "WooCommerce",
    "YouTube",
    "django-oscar",
}  # the same in every language


def untranslated(context: str, texts: set[str]) -> set[str]:
    return {text for text in texts if QCoreApplication.translate(context, text) == text} - SAME


def test_sentences_of_the_catalogue_and_of_kinds_are_translated(chinese: None) -> None:
    assert untranslated("DeskWords", set(SENTENCES.values())) == set()


def test_words_of_kinds_are_translated(chinese: None) -> None:
    names = {"LUT", "Matroska (.mkv)", "MJPEG", "YUYV"}  # the same in every language
    assert untranslated("Kinds", set(map(str, WORDS))) - names == set()


def test_translations_keep_the_fields(chinese: None) -> None:
    for text in SENTENCES.values():
        assert set(FIELD.findall(QCoreApplication.translate("DeskWords", text))) == set(FIELD.findall(text)), text


@pytest.mark.parametrize("folder", sorted(path.parent for path in PLUGINS.glob("*/plugin.toml")), ids=lambda path: path.name)
def test_bundled_plugins_give_all_their_words_in_chinese(folder: Path) -> None:
    manifest = read_manifest(folder)
    named: list[Named] = [manifest, *manifest.secrets.values(), *manifest.settings.values(), *manifest.overlay]
    named += [setting for card in manifest.overlay for setting in card.settings.values()]
    lacking = [
        f"{field}: {getattr(one, field)}"
        for one in named
        for field in ("name", "summary", "label", "choices", "empty")
        if getattr(one, field, "") and field not in one.words.get("zh", {}) and getattr(one, field) not in NAMES
    ]
    assert lacking == []

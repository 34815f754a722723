"""A further language is a file of translations, and words in the manifests of plugins: no code knows which there are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.plugins import CardKind, Setting
from studio.plugin_api.manifest import OverlayKind
from studio.values.own_words import sentence
from studio.values.sentences import together
from studio.words import cards, preflight, processes
from ui import language
from ui.desk_words import counted, said
from ui.desk_words.plugin_words import card_language, plugin_choices, plugin_word
from ui.forms.word import word

MEANING = {
    "DeskWords": {
        "The mixer runs.": "ミキサーは動作しています。",
        "Sources run.": "ソースは動作しています。",
        "Encoder of {canvas}": "{canvas}のエンコーダー",
        "{card} has nothing to show. {why}": "{card}には表示するものがありません。{why}",
        "{n} units": "{n}個",
    },
    "Kinds": {"Threshold": "しきい値"},
}


def _context(name: str, rows: dict[str, str]) -> str:
    messages = "".join(
        f"<message><source>{escape(text)}</source><translation>{meant}</translation></message>" for text, meant in rows.items()
    )
    return f"<context><name>{name}</name>{messages}</context>"


@pytest.fixture
def japanese(application: QCoreApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    contexts = "".join(_context(name, rows) for name, rows in MEANING.items())
    head = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="ja">'
    texts = tmp_path / "nightmarket_ja.ts"
    texts.write_text(f"{head}{contexts}</TS>", encoding="utf-8")
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", texts, "-qm", texts.with_suffix(".qm")], check=True)
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    installed = language.install(application, "ja_JP")
    yield
    language.remove(application, installed)


def test_it_stands_in_the_menu_by_its_own_name(japanese: None) -> None:
    assert language.names() == {"": "", "en": "English", "ja": "日本語"}
    assert language.spoken() == "ja"


def test_the_studio_says_its_sentences_in_it(japanese: None) -> None:
    assert said(together(preflight.mixer_runs(), preflight.sources_run())) == "ミキサーは動作しています。ソースは動作しています。"
    assert said(processes.encoder_of(canvas="Main")) == "Mainのエンコーダー"
    assert said(preflight.no_mixer()) == str(preflight.no_mixer())  # not translated yet
    assert counted(1200, "unit") == "1,200個"
    assert word("Threshold") == "しきい値"


def test_plugins_bring_their_words_of_it(japanese: None) -> None:
    kind = CardKind(kind="logo", name="Logo", words={"zh": {"name": "标志"}, "ja": {"name": "ロゴ"}})
    style = Setting(type="choice", label="Style", choices=("full", "compact"), words={"ja": {"choices": ("全体", "簡易")}})
    assert plugin_word(kind, "name") == "ロゴ"
    assert plugin_word(style, "label") == "Style"
    assert plugin_choices(style, style.choices) == ("全体", "簡易")
    assert card_language() == "en"
    offered = OverlayKind("logo", "Logo", empty="Choose a picture.", words={"ja": {"empty": "画像を選んでください。"}})
    assert (
        said(cards.nothing_to_show(card="L", why=sentence(offered, "empty")))
        == "Lには表示するものがありません。画像を選んでください。"
    )


def test_english_is_spoken_again_afterwards(application: QCoreApplication) -> None:
    assert language.spoken() == "en"

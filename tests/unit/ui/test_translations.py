"""The Chinese texts are complete, up to date with the code, and keep every placeholder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from ui.language import FOLDER

ROOT = Path(__file__).parents[3]
TEXTS = FOLDER / "nightmarket_zh_CN.ts"


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found[name, message.findtext("source") or ""] = message
    return found


def test_every_text_is_translated_with_its_placeholders() -> None:
    for (context, source), message in messages(TEXTS).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: {source} is {translation.get('type')}"
        assert translation.text, f"{context}: {source} is empty"
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", translation.text)), source


def test_a_text_that_names_a_menus_entry_says_what_stands_there() -> None:
    """In Chinese as well: nobody finds an entry by another name."""
    said: dict[str, list[str]] = {}
    for (_context, source), message in messages(TEXTS).items():
        caption = re.sub(r"\(&\w\)|[&…]", "", message.findtext("translation") or "")
        said.setdefault(source.replace("&", "").rstrip("…"), []).append(caption)
    named = 0
    for (_context, source), message in messages(TEXTS).items():
        for menu, entry in re.findall(r"\b([A-Z]\w+) > ([A-Z][\w ]+)", source):
            named += 1
            ways = {f"{one} > {other}" for one in said[menu] for other in said[entry]}
            assert any(way in (message.findtext("translation") or "") for way in ways), f"{source}: {sorted(ways)}"
    assert named


def test_no_text_of_the_code_is_missing(tmp_path: Path) -> None:
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    if not lupdate.exists():
        pytest.skip("pyside6-lupdate is not on this system")
    fresh = tmp_path / "fresh.ts"
    shutil.copy(TEXTS, fresh)
    files = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    subprocess.run([lupdate, *files, "-ts", str(fresh), "-no-obsolete"], check=True, capture_output=True, timeout=100)
    missing = messages(fresh).keys() - messages(TEXTS).keys()
    assert not missing, f"add them to {TEXTS.name} by hand, then run lrelease: {sorted(missing)}"


def test_the_compiled_texts_are_those_of_the_source(application: object) -> None:
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    assert translator.load("nightmarket_zh_CN", str(FOLDER))
    for (context, source), message in messages(TEXTS).items():
        assert translator.translate(context, source) == message.findtext("translation"), f"run lrelease: {context}: {source}"

"""What File > New gives: something to see, somewhere to rehearse, and the usual cards, laid out and waiting for a product."""

from __future__ import annotations

import locale
import os
from typing import Any

from msgspec.structs import replace

from studio.desk.plugins import Catalogue
from studio.document import model
from studio.document.connections import REHEARSAL
from studio.kinds import sources, targets
from studio.show import edits
from studio.values import look
from studio.values.look import CardLanguage
from studio.values.own_words import in_language

_CARDS = "cards"  # the bundled plugin
# Kinds, and whether only a hand brings them on air; the others come and go with the product.
_USUAL = (
    ("price_card", False),
    ("countdown", False),
    ("sold_ticker", False),
    ("product_strip", True),
    ("comment_highlight", True),
)
_NAMES: dict[CardLanguage, dict[str, str]] = {
    "en": {"show": "Untitled show", "canvas": "Main", "scene": "Scene 1", "test_card": "Test card", "rehearsal": "Rehearsal"},
    "zh": {"show": "未命名节目", "canvas": "主画布", "scene": "场景 1", "test_card": "测试卡", "rehearsal": "彩排"},
}


def new_show(catalogue: Catalogue, language: CardLanguage) -> model.Show:
    """One canvas, a test card in a scene, one encoding, the rehearsal platform, and the usual cards, named in that language."""
    show = _bare(language)
    for kind, manual in _USUAL:
        offered = catalogue.overlay(_CARDS, kind)
        if offered is None:
            continue
        name = in_language(offered.words, language, "name") or offered.name
        fields: dict[str, Any] = {"id": kind.replace("_", "-"), "name": name, "plugin": _CARDS, "kind": kind, "manual": manual}
        added = {"set": fields, "size": offered.size, "place": offered.place}
        show = edits.apply(show, "overlay.add", added).show
    return show


def system_language() -> CardLanguage:
    """The language that the system speaks to its user, as far as cards know it."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((name for name in names if name), "") or locale.getlocale()[0] or ""
    return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"


def _bare(language: CardLanguage) -> model.Show:
    names = _NAMES[language]
    canvas = model.Canvas(id="main", name=names["canvas"])
    item = model.Item(id="test-card", source="test-card", width=canvas.width, height=canvas.height)
    return model.Show(
        name=names["show"],
        canvases=(canvas,),
        sources=(model.Source(id="test-card", name=names["test_card"], input=sources.TestCard()),),
        scenes=(model.Scene(id="scene-1", name=names["scene"], layouts={"main": (item,)}),),
        strips=(model.Strip(source="test-card"),),
        encodings=(model.Encoding(id="main", canvas="main"),),
        destinations=(model.Destination(id="rehearsal", name=names["rehearsal"], encoding="main", target=targets.Rehearsal()),),
        look=replace(look.Look(), language=language),
        connections=(replace(REHEARSAL, name=names["rehearsal"]),),
    )

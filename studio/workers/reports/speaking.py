"""The studio's sentences in the language of a report: codes and fields from a journal, words from the file of translations.

That file is the window's (`resources/translations`), of which it reads the sentences alone; here is no Qt.
"""

from __future__ import annotations

import functools
import importlib.util
import logging
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from studio.kinds.templates import templates, templates_of
from studio.values.look import CardLanguage
from studio.values.saying import Speaker
from studio.values.sentences import Template

log = logging.getLogger(__name__)

_STUDIO = Path(__file__).resolve().parents[3]
_TRANSLATIONS = _STUDIO / "resources" / "translations"
_PLUGINS = _STUDIO / "plugins"
_CONTEXT = "DeskWords"  # of the file: where the sentences stand


def speaker(language: CardLanguage) -> Speaker:
    """Speaks a language; English where it has no words of its own, or its file cannot be read."""
    return Speaker((lambda code: _words(language).get(code, "")), lambda: language)


@functools.cache
def _words(language: CardLanguage) -> dict[str, str]:
    """The sentences of a language by their codes; empty for English, which a sentence has itself."""
    file = next(iter(sorted(_TRANSLATIONS.glob(f"nightmarket_{language}*.ts"))), None)
    if file is None:
        return {}
    try:
        translated = dict(_translated(file))
    except (OSError, ElementTree.ParseError) as error:
        log.warning("%s cannot be read, incidents are told in English: %s", file.name, error)
        return {}
    known = [*templates(), *_of_plugins()]
    return {one.code: translated[one.english] for one in known if one.english in translated}


def _translated(file: Path) -> Iterator[tuple[str, str]]:
    """English and translation of every sentence that has one."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        if context.findtext("name") == _CONTEXT:
            for message in context.iter("message"):
                words = message.findtext("translation")
                if words:
                    yield message.findtext("source") or "", words


def _of_plugins() -> Iterator[Template]:
    """The sentences of the bundled plugins. Their modules declare, and import nothing else."""
    for path in sorted(_PLUGINS.glob("*/sentences.py")):
        spec = importlib.util.spec_from_file_location(f"{path.parent.name}.sentences", path)
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            yield from templates_of(module)

"""The window's language: the system's, or the one chosen in the menu. Each has a file of translations, and needs no code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

FOLDER = Path(__file__).parents[1] / "resources" / "translations"
_FILE = "nightmarket_"
_PROPERTY = "language"  # of the application: the code of the language it speaks


def names() -> dict[str, str]:
    """Languages by code, as they call themselves: English, and each that has a file. "": as the system, without a name."""
    codes = sorted(path.stem.removeprefix(_FILE) for path in FOLDER.glob(f"{_FILE}*.qm"))
    return {"": "", "en": "English"} | {code: QLocale(code).nativeLanguageName() for code in codes}


def chosen() -> str:
    """The code chosen in the menu, "" for the system's."""
    code = str(QSettings().value("language", "") or "")
    return code if code in names() else ""


def choose(code: str) -> None:
    """Remember the choice for the next start."""
    QSettings().setValue("language", code)


def spoken() -> str:
    """The code of the language that the window speaks: "en", "zh_CN"."""
    application = QCoreApplication.instance()
    return str((application.property(_PROPERTY) if application is not None else None) or "en")


def install(application: QCoreApplication, code: str = "") -> list[QTranslator]:
    """Install the translators for `code` (or the choice, or the system's language). Keep what is returned."""
    wanted = _known(code or chosen() or QLocale.system().name())
    application.setProperty(_PROPERTY, wanted)
    if wanted == "en":
        return []
    installed = []
    for name, folder in (
        (f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"{_FILE}{wanted}", str(FOLDER)),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed


def remove(application: QCoreApplication, translators: Sequence[QTranslator]) -> None:
    """Speak English again."""
    for translator in translators:
        application.removeTranslator(translator)
    application.setProperty(_PROPERTY, "en")


def _known(wanted: str) -> str:
    """The language that there are translations for: this one, else another of the same name ("zh_TW": "zh_CN"), else English."""
    codes = [code for code in names() if code]
    same = (code for code in codes if code.partition("_")[0] == wanted.partition("_")[0])
    return wanted if wanted in codes else next(same, "en")

"""The window's language: the system's, or the one chosen in the menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

FOLDER = Path(__file__).parents[1] / "resources" / "translations"
NAMES = {"": "", "en": "English", "zh_CN": "简体中文"}  # "" : as the system


def chosen() -> str:
    """The code chosen in the menu, "" for the system's."""
    code = str(QSettings().value("language", "") or "")
    return code if code in NAMES else ""


def choose(code: str) -> None:
    """Remember the choice for the next start."""
    QSettings().setValue("language", code)


def install(application: QCoreApplication, code: str = "") -> list[QTranslator]:
    """Install the translators for `code` (or the choice, or the system's language). Keep what is returned."""
    wanted = code or chosen() or QLocale.system().name()
    if not wanted.startswith("zh"):
        return []
    installed = []
    for name, folder in (
        ("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("nightmarket_zh_CN", str(FOLDER)),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed

"""Names of undo steps: the desk says them in English, from a fixed set; here they are translated."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

LABELS = (
    QT_TRANSLATE_NOOP("EditLabels", "Add canvas"),
    QT_TRANSLATE_NOOP("EditLabels", "Change canvas"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove canvas"),
    QT_TRANSLATE_NOOP("EditLabels", "Add source"),
    QT_TRANSLATE_NOOP("EditLabels", "Change source"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove source"),
    QT_TRANSLATE_NOOP("EditLabels", "Add scene"),
    QT_TRANSLATE_NOOP("EditLabels", "Duplicate scene"),
    QT_TRANSLATE_NOOP("EditLabels", "Rename scene"),
    QT_TRANSLATE_NOOP("EditLabels", "Change scene"),
    QT_TRANSLATE_NOOP("EditLabels", "Move scene"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove scene"),
    QT_TRANSLATE_NOOP("EditLabels", "Add overlay"),
    QT_TRANSLATE_NOOP("EditLabels", "Show overlay"),
    QT_TRANSLATE_NOOP("EditLabels", "Hide overlay"),
    QT_TRANSLATE_NOOP("EditLabels", "Change overlay"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove overlay"),
    QT_TRANSLATE_NOOP("EditLabels", "Add item"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove item"),
    QT_TRANSLATE_NOOP("EditLabels", "Reorder items"),
    QT_TRANSLATE_NOOP("EditLabels", "Duplicate item"),
    QT_TRANSLATE_NOOP("EditLabels", "Show item"),
    QT_TRANSLATE_NOOP("EditLabels", "Hide item"),
    QT_TRANSLATE_NOOP("EditLabels", "Lock item"),
    QT_TRANSLATE_NOOP("EditLabels", "Unlock item"),
    QT_TRANSLATE_NOOP("EditLabels", "Move item"),
    QT_TRANSLATE_NOOP("EditLabels", "Resize item"),
    QT_TRANSLATE_NOOP("EditLabels", "Crop item"),
    QT_TRANSLATE_NOOP("EditLabels", "Change item"),
    QT_TRANSLATE_NOOP("EditLabels", "Add filter"),
    QT_TRANSLATE_NOOP("EditLabels", "Change filter"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove filter"),
    QT_TRANSLATE_NOOP("EditLabels", "Mute"),
    QT_TRANSLATE_NOOP("EditLabels", "Unmute"),
    QT_TRANSLATE_NOOP("EditLabels", "Change gain"),
    QT_TRANSLATE_NOOP("EditLabels", "Change sound"),
    QT_TRANSLATE_NOOP("EditLabels", "Change master sound"),
    QT_TRANSLATE_NOOP("EditLabels", "Add encoding"),
    QT_TRANSLATE_NOOP("EditLabels", "Change encoding"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove encoding"),
    QT_TRANSLATE_NOOP("EditLabels", "Add destination"),
    QT_TRANSLATE_NOOP("EditLabels", "Change destination"),
    QT_TRANSLATE_NOOP("EditLabels", "Remove destination"),
    QT_TRANSLATE_NOOP("EditLabels", "Change transition"),
    QT_TRANSLATE_NOOP("EditLabels", "Change hotkey"),
    QT_TRANSLATE_NOOP("EditLabels", "Rename show"),
    QT_TRANSLATE_NOOP("EditLabels", "Change panic slate"),
)


def label_words(label: str) -> str:
    """The label in the window's language; unknown ones stay as they are."""
    return QCoreApplication.translate("EditLabels", label)

"""Sentences of `questions` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "questions.bad_topic": str(QT_TRANSLATE_NOOP("DeskWords", "The questions of {name} cannot be read: {reason}. Mend the file, or take it away.")),
    "questions.no_topic": str(QT_TRANSLATE_NOOP("DeskWords", "There is no kind of question {name}.")),
    "questions.no_answer": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing is known of '{title}' that answers {topic}. Write it among its talking points, or answer by hand.")),
    "questions.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "No product is on air that could answer. Explain one first, or enter a text.")),
    "questions.no_chat": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing can be written to any chat from here. Answer through the host.")),
    "questions.really_say": str(QT_TRANSLATE_NOOP("DeskWords", "Write this to {names}, in the show's name? {text}")),
    "questions.no_second_look": str(QT_TRANSLATE_NOOP("DeskWords", "The hints for questions are not in use. They begin with the first line that needs them, where their extra is installed.")),
}

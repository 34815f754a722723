"""The page of a network stream."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from studio.kinds.sources import Input, NetworkStream, SourceKind
from ui.forms.word import word
from ui.sources.page import Page


class StreamPage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._url = QLineEdit()
        self._url.setPlaceholderText("rtsp://  rtmp://  http://  udp://")
        self._transport = QComboBox()
        for key, words in self.fields["transport"].choices.items():
            self._transport.addItem(word(words), key)
        self.rows.addRow(self.title("url"), self._url)
        self.rows.addRow(self.title("transport"), self._transport)
        self._url.textEdited.connect(self.note)
        self._transport.activated.connect(self.note)

    def value(self) -> Input | None:
        url = self._url.text().strip()
        return NetworkStream(url=url, transport=self._transport.currentData()) if "://" in url else None

    def load(self, given: Input) -> None:
        assert isinstance(given, NetworkStream)
        self._url.setText(given.url)
        self._transport.setCurrentIndex(max(0, self._transport.findData(given.transport)))


PAGE = StreamPage

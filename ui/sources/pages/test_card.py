"""The page of a test card. Its rate, which no field shows, stays as it is."""

from __future__ import annotations

from studio.kinds.sources import Input, SourceKind, TestCard
from ui.sources.boxes import SizeBox
from ui.sources.page import Page


class TestCardPage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._size = SizeBox()
        self._rate_hz = 30.0
        self.rows.addRow(self.tr("Size"), self._size)
        self._size.activated.connect(self.note)

    def value(self) -> Input | None:
        width, height = self._size.size_px()
        return TestCard(width=width, height=height, rate_hz=self._rate_hz)

    def load(self, given: Input) -> None:
        assert isinstance(given, TestCard)
        self._size.choose((given.width, given.height))
        self._rate_hz = given.rate_hz


PAGE = TestCardPage

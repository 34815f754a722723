"""The page of a push to a platform."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLineEdit

from studio.kinds.registry import Kind
from studio.kinds.targets import RtmpPush
from studio.kinds.targets.base import Target
from ui.destinations.page import Page
from ui.destinations.take_from import TakeFromButton
from ui.room import ControlRoom

_SCHEMES = ("rtmp://", "rtmps://")


class RtmpPage(Page):
    """Its address names the destination."""

    def __init__(self, room: ControlRoom, kind: Kind) -> None:
        super().__init__(room, kind)
        self.url = QLineEdit()
        self.url.setPlaceholderText("rtmps://live.example.com/app")
        self.url.textEdited.connect(lambda _text: self._edited())
        self.take_from = TakeFromButton(room, self._take, self.refused.emit)
        self._ca = QLineEdit()
        self._ca.setPlaceholderText(self.tr("only for a server with a certificate of your own"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.title("url"), self.url)
        if self.key is not None:
            self.key.add_to(form)
            self.key.textEdited.connect(lambda _text: self._forget_account())
        if self.take_from.accounts:
            form.addRow("", self.take_from)
        form.addRow(self.title("ca_file"), self.with_button(self._ca, self.title("ca_file"), self._choose_ca))

    def load(self, target: Target) -> None:
        assert isinstance(target, RtmpPush)
        self.url.setText(target.url)
        self._ca.setText(target.ca_file)

    def missing(self) -> str:
        if self._address().startswith(_SCHEMES):
            return ""
        return self.tr("The server address begins with rtmp:// or rtmps://, as the platform shows it.")

    def settings(self) -> dict[str, Any]:
        return {"url": self._address(), "ca_file": self._ca.text().strip()}

    def takes_key_from(self) -> str:
        return self.take_from.connection

    def suggested_name(self) -> str:
        host = QUrl(self._address()).host() if self._address().startswith(_SCHEMES) else ""
        return self.take_from.name or host or self.tr("Platform")

    def _edited(self) -> None:
        self._forget_account()
        self.named.emit()

    def _forget_account(self) -> None:
        """Address or key are typed: they are no account's any more."""
        if self.take_from.connection and self.key is not None:
            self.key.setPlaceholderText("")
        self.take_from.forget()

    def _take(self, address: str) -> None:
        self.url.setText(address)
        if self.key is not None:
            self.key.say_taken_from(self.take_from.name)
        self.named.emit()

    def _address(self) -> str:
        return self.url.text().strip()

    def _choose_ca(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a CA file"), "", "PEM (*.pem *.crt *.cer)")
        if path:
            self._ca.setText(path)


PAGE = RtmpPage

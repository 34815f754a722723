"""Logging in: a button, then the page to open and the code to enter there, if it has one, until the platform says it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.control.schema.state.connections import Connection, LoginPage

_HTTPS = "https://"


@dataclass
class _Press:
    """Log in was pressed; `before` is the login that has waited since then, whose page is not the one that was asked for."""

    before: LoginPage | None


class LoginBox(QWidget):
    """`begin(failed)` asks the desk for a login, and calls `failed()` when there will be none; `open_page(address)` opens a
    browser. The page is opened by itself once, when it was asked for here: a login that a script has begun opens nothing."""

    def __init__(
        self, begin: Callable[[Callable[[], None]], None], open_page: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._begin, self._open_page = begin, open_page
        self._asked: _Press | None = None  # here, and neither opened nor failed yet
        self._shown: Connection | None = None
        self.log_in = QPushButton(self.tr("Log in…"))
        self.page, self.copy = QPushButton(self.tr("Open the page")), QPushButton(self.tr("Copy the code"))
        for button in (self.log_in, self.page, self.copy):
            button.setAutoDefault(False)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName(self.tr("Login"))
        self.log_in.clicked.connect(lambda _checked=False: self._ask())
        self.page.clicked.connect(lambda _checked=False: self._open())
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        row = QHBoxLayout()
        for button in (self.log_in, self.page, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.words)

    def forget(self) -> None:
        """Another connection is shown from now on."""
        self._asked = self._shown = None

    def show_login(self, told: Connection) -> None:
        """How it stands with the connection's login now."""
        login, self._shown = told.login, told
        self.page.setVisible(login is not None and bool(login.address))
        self.copy.setVisible(login is not None and bool(login.code))
        if login is None:
            self.words.setText(self.tr("Logged in.") if told.state == "running" else "")
        elif not login.address:
            self.words.setText(self.tr("It leads to a page that its plugin does not name: that is not opened."))
        elif login.code:
            words = self.tr("Open {address}, see that it shows the code {code}, and agree. The rest goes by itself.")
            self.words.setText(words.format(address=login.address, code=login.code))
        else:
            words = self.tr("Waiting for the browser: agree on the page of {host} there. The rest goes by itself.")
            self.words.setText(words.format(host=urlsplit(login.address).netloc))
        self.words.setVisible(bool(self.words.text()))
        if self._asked is not None and login is None:
            self._asked.before = None  # another one may have the same page
        elif self._asked is not None and login != self._asked.before:
            self._asked = None
            self._open()

    def _login(self) -> LoginPage | None:
        return self._shown.login if self._shown is not None else None

    def _ask(self) -> None:
        self._asked = press = _Press(self._login())
        self._begin(partial(self._failed, press))

    def _failed(self, press: _Press) -> None:
        if self._asked is press:
            self._asked = None

    def _open(self) -> None:
        login = self._login()
        if login is not None and login.address.startswith(_HTTPS):
            self._open_page(login.address)

    def _copy(self) -> None:
        if (login := self._login()) is not None:
            QGuiApplication.clipboard().setText(login.code)

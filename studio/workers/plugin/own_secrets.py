"""The secrets of a plugin's process: what the desk gave it, and what the platform made of it and the desk may not have yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

_FORMER = 8  # secrets of a name that were replaced here

Send = Callable[[str, str, str], bool]  # name, value, account; False: the desk has not got it


class OwnSecrets:
    """Secrets of the account that the process works for. What `send` does not take is sent again by `send_again`. One thread."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._values: dict[str, str] = {}
        self._former: dict[str, deque[str]] = {}
        self._unsent: dict[tuple[str, str], str] = {}  # (account, name) -> value

    def get(self, name: str) -> str | None:
        return self._values.get(name) or None

    def given(self, account: str, name: str, value: str) -> None:
        """Take what the desk says; one that was replaced here comes late, and is passed over."""
        if value in self._former.get(name, ()):
            return
        if value != self._values.get(name):
            self._unsent.pop((account, name), None)  # a person typed another one since
        self._values[name] = value

    def replace(self, account: str, name: str, value: str) -> None:
        """Put another one in its place, and tell the desk."""
        former = self._values.get(name)
        if former is not None and former != value:
            self._former.setdefault(name, deque(maxlen=_FORMER)).append(former)
        self._values[name] = value
        self._unsent[account, name] = value
        self.send_again()

    def send_again(self) -> None:
        """Tell the desk what it has not got."""
        for (account, name), value in list(self._unsent.items()):
            if self._send(name, value, account):
                del self._unsent[account, name]

    def forget(self) -> None:
        """The process works for another account now. What the desk has not got of the former one is sent all the same."""
        self._values.clear()
        self._former.clear()

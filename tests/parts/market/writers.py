"""People who write in an IRC channel, each at a socket of their own, and keep a book of every line."""

from __future__ import annotations

import contextlib
import random
import threading
from types import TracebackType
from typing import Self

from tests.parts.ircd import Viewer

LINES = (
    "1",
    "1",
    "111",
    "扣1",
    "来了来了",
    "好漂亮啊 😍",
    "Love this colour",
    "多少钱？",
    "how much is it?",
    "什么时候发货？",
    "还有货吗",
    "有没有小码？",
    '<b>bold</b> & "quoted"',
    "=1+1",
    "x" * 300,
    "支持国货 💪💪💪",
)


class Writers:
    """`book` is what each wrote, by nickname. They write from `with` on until its end, when the server has every line."""

    def __init__(self, port: int, channel: str, people: int, lines_hz: float, seed: int) -> None:
        self._port, self._channel = port, channel
        self._every_s = people / lines_hz
        self._seed = seed
        self._over = threading.Event()
        self.book: dict[str, list[str]] = {f"viewer{number}": [] for number in range(people)}
        self._trouble: list[BaseException] = []
        self._open = contextlib.ExitStack()

    @property
    def lines(self) -> int:
        return sum(len(lines) for lines in self.book.values())

    def __enter__(self) -> Self:
        people = [self._open.enter_context(Viewer(self._port, nick, self._channel)) for nick in self.book]
        self._threads = [
            threading.Thread(target=self._write, args=(person, random.Random(f"{self._seed} {person.nick}")), name=person.nick)
            for person in people
        ]
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        """Let everybody finish: the server has answered each of them after their last line."""
        self._over.set()
        for thread in self._threads:
            thread.join(30)
            assert not thread.is_alive(), f"{thread.name} still writes"
        assert not self._trouble, self._trouble

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(30)
        self._open.close()

    def _write(self, person: Viewer, dice: random.Random) -> None:
        try:
            while not self._over.wait(self._every_s * dice.uniform(0.5, 1.5)):
                text = dice.choice(LINES) if dice.random() < 0.8 else f"{person.nick} {len(self.book[person.nick])}"
                person.say(text)
                self.book[person.nick].append(text)
            person.write("PING :the-last-line")
            person.until_line("the-last-line")
        except (AssertionError, OSError) as error:  # told by `stop`
            self._trouble.append(error)

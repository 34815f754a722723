"""What was asked about in the whole show, for its report: lines, people, answers, and how it was put most often. Bounded."""

from __future__ import annotations

from collections.abc import Collection

from studio.show.figures import Asked

MAX_PEOPLE = 10_000  # told apart in one topic
TYPICAL = 3  # quotes of a topic that are told
_TEXTS = 40  # of a topic that are counted at a time


class _Topic:
    """One topic. `texts`: how often a line was written, as far as is known."""

    def __init__(self) -> None:
        self.people: set[int] = set()
        self.texts: dict[str, int] = {}
        self.lines = self.new_people = self.answered = self.since = 0

    def take(self, viewer: int, text: str | None, waits: bool) -> None:
        self.lines += 1
        self.since += waits
        if viewer not in self.people and len(self.people) < MAX_PEOPLE:
            self.people.add(viewer)
            self.new_people += 1
        if text is not None:
            self._count(text)

    def _count(self, text: str) -> None:
        """Metwally's "space saving": a text that finds no room takes the place, and the count, of the rarest.

        What is written often is never lost; how often it was can be said too high, by no more than the rarest has.
        """
        if text not in self.texts and len(self.texts) >= _TEXTS:
            rarest = min(self.texts, key=self.texts.__getitem__)
            self.texts[text] = self.texts.pop(rarest) + 1
        else:
            self.texts[text] = self.texts.get(text, 0) + 1

    def taken(self) -> Asked:
        counts = Asked(self.lines, self.new_people, self.answered, self.since)
        self.lines = self.new_people = self.answered = self.since = 0
        return counts


class AskedInShow:
    """The questions of one show from its beginning on; one thread."""

    def __init__(self) -> None:
        self._topics: dict[str, _Topic] = {}

    def take(self, topic: str, viewer: int, text: str | None, waits: bool = True) -> None:
        """A viewer (a fingerprint) asked about this. `text` None: it is not to be quoted. `waits`: nobody has answered it."""
        self._topics.setdefault(topic, _Topic()).take(viewer, text, waits)

    def answered(self, topic: str) -> None:
        """Somebody answered it."""
        known = self._topics.setdefault(topic, _Topic())
        known.answered += 1
        known.since = 0

    def forget(self, texts: Collection[str]) -> None:
        """A moderator took these lines away: nobody quotes them."""
        for topic in self._topics.values():
            for text in texts:
                topic.texts.pop(text, None)

    def taken(self) -> dict[str, Asked]:
        """What was asked since this was called last, by topic."""
        return {name: counts for name, topic in self._topics.items() if (counts := topic.taken()) != Asked()}

    def typical(self) -> dict[str, tuple[str, ...]]:
        """By topic, the lines that were written most, the most frequent first."""
        return {
            name: tuple(sorted(topic.texts, key=lambda text: -topic.texts[text])[:TYPICAL])
            for name, topic in self._topics.items()
            if topic.texts
        }

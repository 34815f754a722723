"""All places of many words in a text, in one walk: the automaton of Aho and Corasick (CACM 18/6, 1975)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Hit: TypeAlias = tuple[int, int]  # where the word ends (after its last letter), and which it is

_LETTERS = 0x110000  # a node and a letter make one key


class Automaton:
    """Made of words, each at least a letter long; a word's number is its place among them. Immutable once made.

    A walk costs two steps a letter at most, however many words there are. Nodes are numbers and edges one dictionary: ten
    thousand words of five letters take 8 MB.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._edges: dict[int, int] = {}
        self._ends: list[tuple[int, ...]] = [()]
        children: list[list[int]] = [[]]  # the letters that lead on from a node
        for number, word in enumerate(words):
            node = 0
            for letter in word:
                key = node * _LETTERS + ord(letter)
                following = self._edges.get(key)
                if following is None:
                    following = self._edges[key] = len(self._ends)
                    self._ends.append(())
                    children.append([])
                    children[node].append(ord(letter))
                node = following
            self._ends[node] += (number,)
        self._back = [0] * len(self._ends)
        self._link(children)

    def hits(self, text: str) -> Iterator[Hit]:
        """Every place of every word, by where it ends; of those that end together the longest first."""
        following, back, ends, node = self._edges.get, self._back, self._ends, 0
        for at, code in enumerate(map(ord, text), 1):
            found = following(node * _LETTERS + code)
            while found is None and node:
                node = back[node]
                found = following(node * _LETTERS + code)
            node = found or 0
            if node:
                for number in ends[node]:
                    yield at, number

    def _link(self, children: list[list[int]]) -> None:
        """Say of each node which is the longest that its path ends with, and let it end what that ends."""
        waiting = deque([0])
        while waiting:
            node = waiting.popleft()
            for code in children[node]:
                child = self._edges[node * _LETTERS + code]
                waiting.append(child)
                if not node:
                    continue
                shorter = self._back[node]
                while (found := self._edges.get(shorter * _LETTERS + code)) is None and shorter:
                    shorter = self._back[shorter]
                self._back[child] = found or 0
                self._ends[child] += self._ends[self._back[child]]

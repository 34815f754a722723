"""Keeps figures by the states of the rules of selling: what is another in a state than in the one before has happened.

The rules' state is a frozen value whose versions share what did not change (`studio.show.selling.persistent_map`), so that the
one line that differs between two ledgers of two hundred thousand is found by looking at which branches are other objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from studio.show.figures.book import FigureBook
from studio.show.selling import order_lines
from studio.show.selling.persistent_map import PersistentMap
from studio.show.selling.state import State

T = TypeVar("T")


class Follower:
    """`book` is as far as `seen`, a state of the same sale."""

    def __init__(self, book: FigureBook, seen: State | None = None) -> None:
        self.book = book
        self._seen = State() if seen is None else seen

    def follow(self, state: State) -> None:
        """Take in what happened since the state before."""
        before, self._seen = self._seen, state
        at_ns = state.latest_ns
        if state.started_ns is not None and state.started_ns != before.started_ns:
            self.book.begin(state.started_ns)
        if before.running and not state.running:
            self.book.stop(at_ns)
        if state.current is not None and state.current != before.current:
            self.book.explain(state.current, at_ns)
        if state.products is not before.products:
            self._mark(before, state)
        for name, old, new in changed(before.ledger.lines, state.ledger.lines):
            self.book.line(order_lines.shop_of(name), old, new, at_ns)

    def _mark(self, before: State, state: State) -> None:
        for name, product in state.products.items():
            old = before.products.get(name)
            if old is product:
                continue
            if product.launched_ns is not None and (old is None or old.launched_ns is None):
                self.book.mark("launch", name, product.launched_ns)
            if product.stage == "sold_out" and (old is None or old.stage != "sold_out"):
                self.book.mark("sold_out", name, state.latest_ns)


def changed(before: PersistentMap[T], after: PersistentMap[T]) -> Iterator[tuple[str, T | None, T]]:
    """Key, old value and new value of what `after` has and `before` has not, or has otherwise."""
    if before is after:
        return
    for upper, branch in after.items():
        old_branch = before.get(upper, {})
        if branch is old_branch:
            continue
        for lower, leaf in branch.items():
            old_leaf = old_branch.get(lower, {})
            if leaf is old_leaf:
                continue
            for key, value in leaf.items():
                old = old_leaf.get(key)
                if value is not old:
                    yield key, old, value

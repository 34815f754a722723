"""Docstrings as Markdown."""

from __future__ import annotations

from studio.reference.entries import Entry
from studio.reference.markdown import prose, rendered


def test_errors_become_a_list() -> None:
    told = "Read it.\n\nRaises:\n    OSError: it cannot be\n        read.\n    KeyError, IndexError: `it` has <none>.\n\nLater."
    listed = "- `OSError`: it cannot be\n  read.\n- `KeyError, IndexError`: `it` has \\<none>.\n"
    assert prose(told) == f"Read it.\n\n**Raises**\n\n{listed}\nLater.\n"


def test_what_is_returned_is_prose() -> None:
    assert prose("Returns:\n    note: nothing\n    more.") == "**Returns**\n\nnote: nothing\nmore.\n"


def test_signs_of_markdown_mean_nothing_outside_of_code() -> None:
    assert prose('Files ("*.cube") of `a * b[0]` and <id>.') == 'Files ("\\*.cube") of `a * b[0]` and \\<id>.\n'


def test_constants_come_first_and_methods_under_their_class() -> None:
    method = Entry(name="close", code="def close(self) -> None", docstring="Hang up.")
    made = rendered(
        [Entry(name="Line", code="class Line", methods=(method,)), Entry(name="A", code="A = 1", is_constant=True)], 2
    )
    block = "```python\n{}\n```\n"
    assert made == "\n".join(
        (
            block.format("A = 1"),
            f"## Line\n\n{block.format('class Line')}",
            f"### Line.close\n\n{block.format('def close(self) -> None')}\nHang up.\n",
        )
    )

"""A show under edit, for the tests of edits."""

from __future__ import annotations

from typing import Any

import pytest

from studio.document.model import Show
from studio.show import document, edits
from studio.values.errors import RefusedError


class Workshop:
    """Edits a show. Checks after each edit that the document can be written and read, and that a refusal changes nothing."""

    def __init__(self) -> None:
        self.show = Show()
        self.label = ""

    def do(self, command: str, **params: Any) -> str:
        """Returns the id of what was made, if anything was."""
        edit = edits.apply(self.show, command, params)
        assert document.parse(document.to_json(edit.show)) == edit.show
        self.show, self.label = edit.show, edit.label
        return edit.created_id or ""

    def refused(self, command: str, **params: Any) -> RefusedError:
        """Returns why."""
        before = document.to_json(self.show)
        with pytest.raises(RefusedError) as caught:
            edits.apply(self.show, command, params)
        assert document.to_json(self.show) == before
        assert caught.value.text.endswith(".")
        return caught.value

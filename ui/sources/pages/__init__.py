"""Pages of the kinds that bring their own: `<kind>.py` with a `PAGE`. Any other kind has a form drawn from what it declares."""

from __future__ import annotations

import importlib
import importlib.util

from studio.kinds.sources import kind_named
from ui.sources.form_page import FormPage
from ui.sources.page import Page

__all__ = ["page_of"]


def page_of(name: str) -> Page:
    """The page for a kind of source."""
    module = f"{__name__}.{name}"
    made: type[Page] = importlib.import_module(module).PAGE if importlib.util.find_spec(module) else FormPage
    return made(kind_named(name))

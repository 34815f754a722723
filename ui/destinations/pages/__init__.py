"""Pages of the kinds that bring their own: `<kind>.py` with a `PAGE`. Any other kind has a form drawn from what it declares."""

from __future__ import annotations

import importlib
import importlib.util

from studio.kinds.targets import FAMILY
from ui.destinations.form_page import FormPage
from ui.destinations.page import Page
from ui.room import ControlRoom

__all__ = ["page_of"]


def page_of(name: str, room: ControlRoom) -> Page:
    """The page for a kind of destination."""
    module = f"{__name__}.{name}"
    made: type[Page] = importlib.import_module(module).PAGE if importlib.util.find_spec(module) else FormPage
    return made(room, FAMILY.kinds[name])

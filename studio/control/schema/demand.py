"""Commands about what viewers and buyers' notes ask for."""

from __future__ import annotations

from studio.control.schema.command import Command, command
from studio.values.fields import PathFromOutside


@command("demand.export", "chat")
class ExportDemand(Command, frozen=True, kw_only=True):
    """Write what was asked for as a table (`.csv`, `.tsv`): a row for each product and wish, with people, notes and quotes, in
    the show's language. Answers with the `count` of wishes. Refused while there are none (`nothing_asked`)."""

    path: PathFromOutside

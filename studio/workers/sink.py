"""The sink worker: one destination. What it does is the working part of the destination's kind, loaded only here."""

from __future__ import annotations

from studio.contracts.desk_link import DeskLink
from studio.contracts.specs import SinkSpec
from studio.kinds import targets


def run(spec: SinkSpec, link: DeskLink) -> int:
    """Serve the destination until told to stop. Returns the exit code."""
    return int(targets.working_part(spec.target).run(spec, link) or 0)

"""The sink worker: one destination. A push and a recording have modules of their own, loaded only where needed."""

from __future__ import annotations

from studio.contracts.desk_link import DeskLink
from studio.contracts.specs import SinkSpec
from studio.kinds.targets import RtmpPush


def run(spec: SinkSpec, link: DeskLink) -> int:
    """Serve the destination until told to stop. Returns the exit code."""
    if isinstance(spec.target, RtmpPush):
        from studio.workers.push import loop

        return int(loop.run(spec, link) or 0)
    from studio.workers import record

    return int(record.run(spec, link) or 0)

"""The multiview process: pictures for the windows, off the air's path and below its priority."""

from __future__ import annotations

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, MonotonicClock
from studio.mixer.views import Multiview
from studio.system import process

_LISTEN_EVERY_NS = NS // 20
_IDLE_S = 0.25


def run(spec: specs.MultiviewSpec, link: DeskLink) -> int:
    """Runs until the link says stop."""
    clock = MonotonicClock()
    multiview = Multiview(link.folder, spec, clock)
    process.settle()
    listened_ns = 0
    try:
        while not link.stopping:
            due_ns = multiview.due_ns
            if due_ns is not None:
                clock.sleep_until(due_ns)
                multiview.draw_due()
            now_ns = clock.now_ns()
            if due_ns is None or now_ns - listened_ns >= _LISTEN_EVERY_NS:
                listened_ns = now_ns
                _report(multiview, link)
                _listen(multiview, link, _IDLE_S if due_ns is None else 0.0)
    finally:
        multiview.close()
    return 0


def _listen(multiview: Multiview, link: DeskLink, timeout_s: float) -> None:
    for message in link.poll(timeout_s):
        if isinstance(message, messages.Configure) and isinstance(message.spec, specs.MultiviewSpec):
            multiview.configure(message.spec)


def _report(multiview: Multiview, link: DeskLink) -> None:
    link.status("running", "", drawn=multiview.drawn, skipped=multiview.skipped, slowdown=round(multiview.slowdown, 2))

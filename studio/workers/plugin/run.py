"""From the spec to the plugin's own `run`, and what becomes of it when that fails."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from pathlib import Path

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, Clock, MonotonicClock
from studio.plugin_api.manifest import read_manifest
from studio.values.errors import OperatorError
from studio.workers.plugin.host import Host
from studio.workers.plugin.memory import bound_memory
from studio.workers.plugin.output import BoundedOutput
from studio.workers.plugin.reload import FolderWatch

log = logging.getLogger(__name__)

RELOAD_NAME = "NIGHTMARKET_PLUGIN_RELOAD"  # "1": a plugin's process starts anew when a file in its folder changes
_LOAD_DEADLINE_S = 20.0  # Qt on a loaded machine
_LOOK_EVERY_S = 0.2
_LIVES_NS = 3 * NS // 2  # at least, before it starts anew: the desk takes one that asks for that within a second for broken


def run(spec: specs.PluginSpec, link: DeskLink) -> int:
    """Runs the plugin until it returns. Exit code 1 when its manifest or its settings are refused, or its code fails."""
    output = BoundedOutput()
    clock = MonotonicClock()
    began_ns = clock.now_ns()
    watch = FolderWatch(Path(spec.folder), clock) if os.environ.get(RELOAD_NAME) == "1" else None
    try:
        trouble = _trouble(spec, link, output, watch, clock)
        if watch is not None and not watch.changed and trouble:
            _wait_for_mending(link, watch, trouble)
        if watch is not None and watch.changed:
            clock.sleep_until(began_ns + _LIVES_NS)
            return messages.EXIT_RESTART_ME
        return 1 if trouble else 0
    finally:
        output.close()


def _trouble(spec: specs.PluginSpec, link: DeskLink, output: BoundedOutput, watch: FolderWatch | None, clock: Clock) -> str:
    """Run the plugin; why it failed, empty when it did not."""
    try:
        early = link.poll()  # dials; a quick desk says at once what a new plugin must know
        link.stage("load", _LOAD_DEADLINE_S, "starting")
        manifest = read_manifest(Path(spec.folder)).part(spec.part)
        bound_memory(manifest.memory_mb)
        host = Host(spec, manifest, link, output, watch, clock)
        for message in early:
            host.hear(message)
        sys.path.insert(0, str(Path(spec.folder).parent))
        importlib.import_module(manifest.entry).run(host)
    except OperatorError as error:
        trouble = error.text
    except Exception as error:
        log.error("the plugin failed", exc_info=error)
        trouble = f"{type(error).__name__}: {error}"
    else:
        return ""
    link.status("failed", trouble)
    link.flush(0.2)
    return trouble


def _wait_for_mending(link: DeskLink, watch: FolderWatch, trouble: str) -> None:
    """While its author works on it, a plugin that fails waits for the next version: nobody counts it as broken."""
    while not link.stopping and not watch.changed:
        link.poll(_LOOK_EVERY_S)
        link.status("failed", trouble)
        watch.look()

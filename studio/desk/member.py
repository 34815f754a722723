"""One worker as the desk keeps it: its spec, its life, what it cost, and how much of what it says is kept."""

from __future__ import annotations

from dataclasses import dataclass

from studio.contracts import messages
from studio.contracts.specs import EncoderSpec, PluginSpec, SinkSpec, SourceSpec, Spec
from studio.desk.supervisor import Worker

_NAME_CHARACTERS = 64  # of a figure
TEXT_CHARACTERS, FIGURES = 2000, 64  # of words, of figures in one status
_SAID_CHARACTERS = 4 * TEXT_CHARACTERS  # of what its sentence is filled with


@dataclass(slots=True)
class Member:
    """A worker with its spec, and the CPU seconds of its earlier processes."""

    worker: Worker
    spec: Spec
    past_cpu_s: float = 0.0
    peak_memory_bytes: int = 0
    pid_cpu_s: float = 0.0
    pid: int = 0
    started_ns: int = 0  # when its process was last asked for by its turn

    @property
    def cpu_s(self) -> float:
        return self.past_cpu_s + self.pid_cpu_s


def identity(spec: Spec) -> str:
    """What a running worker of this spec cannot change: another one needs another process."""
    kind = str(spec.__struct_config__.tag)
    match spec:
        case SourceSpec(input=given):
            return f"{kind} {type(given).__name__}"
        case EncoderSpec(canvas=canvas):
            return f"{kind} {canvas}"
        case SinkSpec(target=target, encoder=encoder):
            return f"{kind} {type(target).__name__} {encoder}"
        case PluginSpec(folder=folder, account=account):
            return f"{kind} {folder} {account}"
    return kind


def bounded(status: messages.Status) -> messages.Status:
    """What of a status is kept and told: a plugin may say anything."""
    words = (status.text, *(value for value in status.figures.values() if isinstance(value, str)))
    filled = len(repr(status.said)) <= _SAID_CHARACTERS
    if filled and len(status.figures) <= FIGURES and all(len(word) <= TEXT_CHARACTERS for word in words):
        return status
    figures = {
        name[:_NAME_CHARACTERS]: value[:TEXT_CHARACTERS] if isinstance(value, str) else value
        for name, value in list(status.figures.items())[:FIGURES]
    }
    text = status.text if filled and len(status.text) <= TEXT_CHARACTERS else str(status.text)[:TEXT_CHARACTERS]
    return messages.Status(status.state, text, figures)

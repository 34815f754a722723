"""What clients can say to the desk: one struct per command, each with its method and the right that it needs.

The desk's method table, the window, other clients and docs/control.md are made from these. Standard library and msgspec only.
"""

from studio.control.schema import (
    air,
    broadcasts,
    canvases,
    cards,
    chat,
    client,
    connections,
    document,
    figures,
    machine,
    outputs,
    overlays,
    plugins,
    products,
    questions,
    scenes,
    selling,
    sheets,
    sound,
    sources,
    stage,
    tally,
    watched,
)
from studio.control.schema.command import COMMANDS, Command, Object
from studio.control.schema.rights import EVERY_RIGHT, Right

__all__ = [
    "COMMANDS",
    "EVERY_RIGHT",
    "Command",
    "Object",
    "Right",
    "air",
    "broadcasts",
    "canvases",
    "cards",
    "chat",
    "client",
    "connections",
    "document",
    "figures",
    "machine",
    "outputs",
    "overlays",
    "plugins",
    "products",
    "questions",
    "scenes",
    "selling",
    "sheets",
    "sound",
    "sources",
    "stage",
    "tally",
    "watched",
]

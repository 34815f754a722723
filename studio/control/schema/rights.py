"""What a client may do: a set of rights, one of which each command needs.

`watch`: see state, pictures and what happened. `queue`: the products and their order, and which one is explained. `launch`: arm,
start, extend and end a sale. `chat`: choose messages, speak to the host. `picture`: sources, scenes, overlays, cards, and what is
taken. `sound`: the sound desk. `output`: canvases, encodings, destinations and their keys, and going on air. `document`: the
show's file, its undo and its hotkeys. `machine`: plugins and what they are trusted with, measuring, closing the studio.
"""

from __future__ import annotations

from typing import Literal, get_args

Right = Literal["watch", "queue", "launch", "chat", "picture", "sound", "output", "document", "machine"]

EVERY_RIGHT: frozenset[Right] = frozenset(get_args(Right))

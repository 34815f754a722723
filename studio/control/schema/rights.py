"""What a client may do: a set of rights, one of which each command needs.

`watch`: see pictures, and what happened; the state is told to every client. `queue`: the products and their order, which one is
explained, and so when its sale ends. `launch`: arm, start, extend, restock, repair and abort a launch. `chat`: choose messages,
for the comment card as well, write to viewers and keep order among
them, and speak to the host. `picture`: sources, scenes, overlays, cards, and what is taken. `sound`: the
sound desk. `output`: canvases, encodings, destinations and their keys, and going on air. `document`: the show's file, undo of any
edit, the panic slate and the hotkeys. `machine`: plugins and what they are trusted with, the rehearsal's crowd, measuring,
closing the studio.
"""

from __future__ import annotations

from typing import Literal, get_args

Right = Literal["watch", "queue", "launch", "chat", "picture", "sound", "output", "document", "machine"]

EVERY_RIGHT: frozenset[Right] = frozenset(get_args(Right))

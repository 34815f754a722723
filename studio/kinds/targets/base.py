"""What every kind of destination says of itself: facts about the kind, and what follows from the settings of one target.

Desk, show and workers ask these; nobody outside a kind's own folder asks which kind a target is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal, NamedTuple

import msgspec

from studio.values.codecs import AudioCodec, VideoCodec
from studio.values.fields import Value
from studio.values.sentences import Sentence, phrase
from studio.words import keys


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all destinations of a kind, whatever they are set to. Every kind states every fact.

    `key`: who says its key. "operator": it is entered for one server (`Target.server`) and kept in the keyring, and the kind has
    a hidden field `key_ref` that names it there; "plugin": the plugin that takes the stream; "none": it needs none, and its sink
    is sent none. `key_title`: what the platform calls that key, where it is no stream key; said in the form and in sentences, and
    among the kind's `says`.
    """

    key: Literal["none", "operator", "plugin"]
    key_title: Sentence = keys.stream_key()
    has_viewers: bool  # somebody may watch: a sale may run, and stopping the last one of these ends the show
    is_file: bool  # on this computer: it can be split, and what is explained and launched is marked in it
    takes_crowd: bool  # simulated viewers may be sent there
    plugin: str  # id of the plugin that takes the stream and says where; "": none does
    waiting: Sentence | None  # for the operator: what it waits for until `for_sink` has something; None: nothing
    measures_delay: bool  # that plugin says how far its viewers are behind
    only_one: Sentence | None  # why a show has one destination of this kind at most (they push each other out); None: many
    video: tuple[VideoCodec, ...]  # which packets its sink takes
    audio: tuple[AudioCodec, ...]
    b_pictures: bool  # takes pictures that are sent in another order than they are shown in

    @property
    def key_words(self) -> Sentence:
        """What its key is called inside a sentence."""
        return phrase(self.key_title)


class DiskNeed(NamedTuple):
    """A folder (or file) that is written to, and how many bytes are to stay free on its disk."""

    folder: str
    keep_free_bytes: int


class Target(Value, frozen=True, kw_only=True):
    """Base of the settings of every kind of destination. A kind overrides the methods whose answer is another one."""

    facts: ClassVar[Facts]

    def place(self) -> str:
        """Say where it goes, as entered. A change of this ends what viewers see there."""
        return ""

    def disk(self) -> DiskNeed | None:
        """Say what it writes on this computer; None: nothing."""
        return None

    def key_name(self) -> str:
        """Say which key of the keyring it needs; "": none, see `key_inside`."""
        return ""

    def server(self) -> str:
        """Say which server is told the key, and how that is reached (`studio.values.addresses.server_of`); "": none."""
        return ""

    def key_inside(self) -> str:
        """Return the key that the operator entered as part of the address; "": there is none."""
        return ""

    def complaints(self) -> Iterable[tuple[str, Sentence]]:
        """Say what is wrong with its settings: pairs of a field and a sentence."""
        return ()

    def for_sink(self, address: str) -> Target | None:
        """Return the settings that its sink works from; None: it cannot start yet.

        `address`: where the kind's plugin takes the stream; "": there is no such plugin, or it has not said so yet.
        """
        return self


def share_key(one: Target, other: Target) -> bool:
    """Whether a sink that has the key of one target has that of the other: of one name in the keyring, for one server."""
    return (one.key_name(), one.server()) == (other.key_name(), other.server())

"""Commands about plugins, and about the crowd that the rehearsal's plugin sends."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.control.schema.command import Command, Object, command
from studio.values.fields import SecretText, Text, Word

CrowdChat = Literal["quiet", "lively", "busy"]
CrowdBuying = Literal["slow", "eager", "rush"]


class _OfPlugin(Command, frozen=True, kw_only=True):
    plugin: Word
    confirm: Text | None = None


@command("plugin.switch", "machine")
class SwitchPlugin(_OfPlugin, frozen=True, kw_only=True):
    """Let a plugin run, or not. Switching off asks while a sale, a card on air or a destination on air stands on it."""

    on: bool


@command("plugin.configure", "machine")
class ConfigurePlugin(_OfPlugin, frozen=True, kw_only=True):
    """Change a plugin's settings; null takes one back to its default.

    Other settings of a shop are asked about while something is on sale there, or is still being put back.
    """

    set: Object


@command("plugin.secret", "machine")
class SetPluginSecret(_OfPlugin, frozen=True, kw_only=True):
    """Give a plugin a password or token; `kept`: the keyring has it. Asks as `plugin.configure`."""

    name: Word
    value: SecretText


@command("plugin.restart", "machine")
class RestartPlugin(_OfPlugin, frozen=True, kw_only=True):
    """Start all processes of a plugin anew, also after a third failure.

    While one runs, asks about a sale in its shops and a stream that it carries.
    """


@command("crowd.begin", "machine")
class BeginCrowd(Command, frozen=True, kw_only=True):
    """Send simulated viewers to the rehearsal on this computer; they write, buy and pay there, and go home by themselves.

    At most 2,000 viewers, for at most 15 minutes: so the plugin's manifest has it (`crowd_settings`); the bounds here are those
    of a message. Refused without its plugin (`no_rehearsal`), while no rehearsal destination is started (`not_active`), before
    its platform runs (`not_ready`), while a crowd is there (`crowd_there`).
    """

    viewers: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 200
    chat: CrowdChat = "lively"
    buying: CrowdBuying = "eager"
    minutes: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 5


@command("crowd.stop", "machine")
class StopCrowd(Command, frozen=True, kw_only=True):
    """Send the crowd home; it goes by itself with the rehearsal's destination, the show and the studio."""

"""What is said of the stream that a relay keeps webhook calls in."""

from __future__ import annotations

from studio.values.sentences import Template

away = Template(
    "webhooks.away",
    "{name} cannot reach the stream of its webhooks ({why}). It tries again; see that the relay and its NATS server run.",
)
no_place = Template(
    "webhooks.no_place",
    "{name} is not told where its webhooks are kept. Enter the addresses of the relay's NATS servers "
    "(nats://host:4222), or the relay's file on this computer, under Show > Connections.",
)
no_desk_name = Template(
    "webhooks.no_desk_name",
    "A desk's name for webhooks is of small letters, digits and hyphens, and each desk has its own. '{name}' is none.",
)
no_connection_name = Template(
    "webhooks.no_connection_name",
    "{name} reads the webhooks of '{connection}', which is no connection of a relay: such a name is of small letters, "
    "digits and hyphens, as in the relay's settings.",
)

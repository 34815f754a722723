"""What is said of broadcasts at platforms: their beginning and end there, and keys that a destination takes from one."""

from __future__ import annotations

from studio.values.sentences import Template

really_end = Template(
    "broadcasts.really_end",
    "End the broadcast '{title}' at {name} for its viewers? It cannot be begun again. What the studio sends goes on.",
)
no_title = Template("broadcasts.no_title", "Enter a title: nothing of this one can be seen.")
no_address = Template("broadcasts.no_address", "{name} names no address and key for RTMP. Enter them by hand.")
another_address = Template(
    "broadcasts.another_address",
    "The platform takes the stream at another address than a moment ago: {url}. Take it from the account once more.",
)
on_air_elsewhere = Template(
    "broadcasts.on_air_elsewhere",
    "{name} is on air, and the platform takes the stream at another address. Stop it first.",
)
none_there = Template(
    "broadcasts.none_there",
    "{name} has no broadcast that takes a stream: nobody would see the show there. Make or choose one in the panel Broadcast.",
)
not_bound = Template(
    "broadcasts.not_bound",
    "{name}: no stream is bound to the broadcast '{title}'. Give a destination its key, or choose the broadcast again.",
)
over = Template(
    "broadcasts.over", "{name}: the broadcast '{title}' has ended. Make or choose another one in the panel Broadcast."
)
begins_by_hand = Template(
    "broadcasts.begins_by_hand",
    "{name}: the broadcast '{title}' does not begin by itself. Once the stream arrives, go live there in the panel Broadcast.",
)
arrives_badly = Template("broadcasts.arrives_badly", "{name} receives the stream badly. Look at the panel Broadcast.")
arrives_badly_because = Template("broadcasts.arrives_badly_because", "{name} receives the stream badly: {reason}")
nothing_arrives = Template(
    "broadcasts.nothing_arrives",
    "The broadcast at {name} is live, and no stream arrives there. Start its destination, or end it in the panel Broadcast.",
)
ready = Template("broadcasts.ready", "{name}: the broadcast '{title}' takes the stream.")

"""What is said of streams by WHIP."""

from __future__ import annotations

from studio.values.sentences import Template

bearer_token = Template("whip.bearer_token", "Bearer token")
other_scheme = Template("whip.other_scheme", "An address for WHIP begins with https:// or http://.")
password_inside = Template(
    "whip.password_inside",
    "An address for WHIP has no user name or password: enter the bearer token in its own field.",
)
unreadable = Template("whip.unreadable", "The address cannot be read: its port must be a number.")
bad_location = Template("whip.bad_location", "The address to which the server sends cannot be read.")
no_possible_server = Template("whip.no_possible_server", "The address names no server that there can be. Check the address.")
needs_token = Template("whip.needs_token", "Needs its bearer token. Enter the one that the platform shows.")
no_sign = Template("whip.no_sign", "The server gives no sign of life. If it does not recover, the studio connects again.")
refuses_token = Template("whip.refuses_token", "{place} refuses the token. Copy it from the platform again.")
asks_for_token = Template(
    "whip.asks_for_token",
    "{place} asks for a token. Enter the bearer token that the platform shows.",
)
token_not_let_in = Template("whip.token_not_let_in", "{place} does not let this token send here. Check address and token.")
nothing_there = Template("whip.nothing_there", "{place} has nothing for WHIP at this address. Check the address.")
busy = Template("whip.busy", "This stream is live already from somewhere else. End that stream, then try again.")
not_now = Template("whip.not_now", "{place} cannot take the stream now (error {status}).")
refuses_stream = Template("whip.refuses_stream", "{place} refuses the stream (error {status}). Check the address.")
token_kept = Template(
    "whip.token_kept",
    "{place} sends the stream on to {other}, which asks for a token. It is kept from other servers: enter the address of"
    " that one.",
)
moved = Template(
    "whip.moved",
    "{place} has moved to {other} (status {status}), in a way in which no stream is sent on. Enter the new address.",
)
session_elsewhere = Template(
    "whip.session_elsewhere",
    "{place} names another server, {other}, for the rest of the stream. Nothing is said to that one: enter its own address, if"
    " the platform gives it.",
)
bad_token = Template("whip.bad_token", "The token has letters that no token has. Copy it from the platform again.")
no_opus_made = Template("whip.no_opus_made", "The encoding of this destination makes no Opus sound. Choose another encoding.")
no_whip = Template("whip.no_whip", "{place} does not answer as WHIP does. Check the address.")
no_h264 = Template("whip.no_h264", "{place} takes no H.264 as this encoding makes it. Set its profile to Baseline.")
no_opus = Template("whip.no_opus", "{place} takes no Opus sound.")
no_candidates = Template(
    "whip.no_candidates",
    "{place} names no address for pictures and sound that this computer can send to.",
)
no_media = Template("whip.no_media", "{place} answers, but pictures and sound do not get through: a firewall may stop UDP.")
silent = Template("whip.silent", "{place} has given no sign of life for {seconds} s.")
cannot_start = Template("whip.cannot_start", "The sender cannot be started: {why}.")
stopped = Template("whip.stopped", "The sender stopped unexpectedly.")

ALL = (
    bearer_token,
    other_scheme,
    password_inside,
    unreadable,
    bad_location,
    no_possible_server,
    needs_token,
    no_sign,
    refuses_token,
    asks_for_token,
    token_not_let_in,
    nothing_there,
    busy,
    not_now,
    refuses_stream,
    token_kept,
    moved,
    session_elsewhere,
    bad_token,
    no_opus_made,
    no_whip,
    no_h264,
    no_opus,
    no_candidates,
    no_media,
    silent,
    cannot_start,
    stopped,
)

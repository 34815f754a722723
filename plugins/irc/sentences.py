"""What the adapter for IRC says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

incomplete = Template("irc.incomplete", "Enter server, channel and nickname of this IRC connection.")
no_server = Template("irc.no_server", "'{server}' is no name of a server. Write it as in irc.example.org.")
no_channel = Template("irc.no_channel", "'{channel}' is no name of an IRC channel. Write it as in #market.")
no_nickname = Template("irc.no_nickname", "'{nick}' is no IRC nickname. Write a short one without spaces.")
wrong_key = Template("irc.wrong_key", "The key of the channel has a space, a comma or too many letters. Enter it again.")
in_the_clear = Template("irc.in_the_clear", "Passwords are not sent to {server} for all to read. Turn encryption on.")
long_password = Template("irc.long_password", "Account or password are too long, or of several lines. Enter them again.")
no_certificates = Template(
    "irc.no_certificates",
    "The file {file} has no certificates that can be read. Choose another one.",
)

# ---------------------------------------------------------------- the line

not_trusted = Template(
    "irc.not_trusted",
    "The certificate of {place} cannot be trusted: {reason}. Check the server's name, or choose the file with the certificates"
    " to trust.",
)
hung_up = Template("irc.hung_up", "{place} hung up before it was encrypted. It is tried again.")
no_tls = Template("irc.no_tls", "{place} does not speak TLS. The port for TLS is mostly 6697; else turn encryption off.")
late = Template("irc.late", "{place} does not answer. Check server, port and network.")
nobody = Template("irc.nobody", "Nobody answers at {place}. Check server, port and network.")
closed = Template("irc.closed", "{place} has closed the connection. It is tried again.")
silent = Template("irc.silent", "{place} does not answer any more. It is tried again.")
broke_off = Template("irc.broke_off", "The connection to {place} broke off. It is tried again.")
does_not_take = Template("irc.does_not_take", "{place} does not take what it is sent.")
not_connected = Template("irc.not_connected", "{place} is not connected yet. Try again in a moment.")
not_let_in = Template(
    "irc.not_let_in",
    "{place} does not let the studio in within {seconds} seconds. Check port and encryption.",
)
ended = Template("irc.ended", "{server} ends the connection. It is tried again.")
server_says = Template("irc.server_says", 'It says: "{words}"')

# ---------------------------------------------------------------- the server's refusals

nickname_refused = Template("irc.nickname_refused", "{server} does not take the nickname {nick}. Choose another one.")
no_free_nickname = Template("irc.no_free_nickname", "{server} has no nickname like {nick} free. Choose another one.")
wants_password = Template("irc.wants_password", "{server} wants a password, or another one. Enter the server's password.")
banned_here = Template("irc.banned_here", "{server} has banned this computer. Ask its operators.")
account_locked = Template("irc.account_locked", "The account {account} is locked at {server}. Ask its operators.")
wrong_password = Template(
    "irc.wrong_password",
    "{server} does not know this account and password. Enter the password of {account} again.",
)
password_too_long = Template("irc.password_too_long", "The password of {account} is too long for {server}.")

# ---------------------------------------------------------------- the channel

channel_unknown = Template("irc.channel_unknown", "{server} has no channel {channel}. Check its name.")
too_many_channels = Template("irc.too_many_channels", "{nick} is in too many channels at {server}. Leave one of them.")
split = Template("irc.split", "{channel} cannot be entered just now: {server} is split. It is tried again.")
led_elsewhere = Template("irc.led_elsewhere", "{server} leads from {channel} to another channel. Enter the name of that one.")
full = Template("irc.full", "{channel} is full. Ask its operators for room.")
invited_only = Template(
    "irc.invited_only",
    "{channel} is for invited people only. Ask its operators for an invitation of {nick}.",
)
banned = Template("irc.banned", "{nick} is banned from {channel}. Ask its operators.")
needs_key = Template("irc.needs_key", "{channel} needs a key, or another one. Enter the key of the channel.")
channel_refused = Template("irc.channel_refused", "'{channel}' is no name of a channel at {server}. Check it.")
registered_only = Template("irc.registered_only", "{channel} is for registered nicknames only. Enter account and password.")
encrypted_only = Template("irc.encrypted_only", "{channel} takes encrypted connections only. Turn TLS on.")
kicked = Template("irc.kicked", "{nick} was kicked out of {channel} by {by}. Ask its operators.")
made_to_leave = Template("irc.made_to_leave", "{nick} was made to leave {channel}. Ask its operators.")

# ---------------------------------------------------------------- messages

too_old = Template("irc.too_old", "That message is too long ago to be answered. Choose a newer one.")
not_confirmed = Template(
    "irc.not_confirmed",
    "The IRC server has not said that it took the message. Look into the channel before you send it again.",
)
too_fast = Template("irc.too_fast", "IRC servers cut off who writes much at once. Wait a few seconds.")
channel_gone = Template("irc.channel_gone", "The channel has gone.")
no_voice = Template("irc.no_voice", "The channel does not let this nickname write: ask its operators for voice (+v).")
no_text = Template("irc.no_text", "The server took no text.")
takes_no_messages = Template("irc.takes_no_messages", "The server does not take messages for this channel.")
message_too_long = Template("irc.message_too_long", "The message is too long for the server.")
not_in_channel = Template("irc.not_in_channel", "The studio is not in the channel.")

# ---------------------------------------------------------------- order

no_operator = Template(
    "irc.no_operator",
    "The studio is no operator of {channel}, so that nobody can be blocked from here. Ask its operators for +o.",
)
viewer_unknown = Template("irc.viewer_unknown", "The viewer wrote too long ago to be named. Block them with an IRC program.")
ban_unknown = Template(
    "irc.ban_unknown",
    "Only a ban that was set from here in this session is lifted from here. Lift it with an IRC program (MODE -b).",
)
no_mask = Template(
    "irc.no_mask",
    "A ban of this viewer's nickname would keep others out as well. Ban their address with an IRC program (MODE +b).",
)
bans_full = Template("irc.bans_full", "The channel's list of bans is full. Take some away with an IRC program (MODE -b).")
ban_refused = Template("irc.ban_refused", "The server does not let the studio ban here. Ask the channel's operators for +o.")
kick_refused = Template("irc.kick_refused", "The server does not let the studio put this viewer out, who may be an operator.")
order_not_confirmed = Template(
    "irc.order_not_confirmed",
    "The IRC server has not said whether it did it. Look into the channel before you try again.",
)
no_hiding = Template("irc.no_hiding", "IRC cannot take a message back.")
no_muting = Template("irc.no_muting", "IRC has no time-outs. Block the viewer, and unblock them later.")
no_slow_mode = Template("irc.no_slow_mode", "IRC cannot slow a channel down from here.")
no_pins = Template("irc.no_pins", "IRC cannot pin a message.")

"""What is said of pushes to RTMP and RTMPS servers."""

from __future__ import annotations

from studio.values.sentences import Template

sent_astray = Template("rtmp.sent_astray", "{place} sends the stream on to an address that cannot be used. Check the address.")
asks_for_user = Template(
    "rtmp.asks_for_user",
    "{place} asks for a user name and a password, which the studio cannot give. Take an address of the platform that "
    "needs none, or its rtmps:// address with a stream key.",
)
stalled = Template("rtmp.stalled", "The server takes nothing. If it does not recover, the studio connects again.")
took_nothing = Template("rtmp.took_nothing", "{place} has taken nothing for {seconds} s.")
says_nothing = Template("rtmp.says_nothing", "{place} accepts the connection and then says nothing.")
busy = Template(
    "rtmp.busy",
    "This key is live already from somewhere else. End that stream or use another key, then try again.",
)
closed_at_key = Template(
    "rtmp.closed_at_key",
    "{place} closed the connection when it got the stream key: it is wrong or expired, or live already.",
)
closed_early = Template("rtmp.closed_early", "{place} closed the connection before the stream began. Check the address.")
copy_again = Template("rtmp.copy_again", "{text} Copy it from the platform again.")
no_rtmp = Template("rtmp.no_rtmp", "{place} is not an RTMP server: {why}. Check the address.")
ended = Template("rtmp.ended", "{place} ended the stream.")
refuses_application = Template("rtmp.refuses_application", '{place} refuses the application "{app}". Check the address.')
refuses_key = Template("rtmp.refuses_key", "{place} refuses the stream key. Copy it from the platform again.")

ALL = (
    sent_astray,
    asks_for_user,
    stalled,
    took_nothing,
    ended,
    refuses_application,
    refuses_key,
    says_nothing,
    busy,
    closed_at_key,
    closed_early,
    copy_again,
    no_rtmp,
)

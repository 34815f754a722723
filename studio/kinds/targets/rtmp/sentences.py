"""What is said of pushes to RTMP and RTMPS servers."""

from __future__ import annotations

from studio.values.sentences import Template

sent_around = Template("rtmp.sent_around", "{place} sends the stream on from one server to the next. Check the address.")
sent_astray = Template("rtmp.sent_astray", "{place} sends the stream on to an address that cannot be used. Check the address.")
sent_unprotected = Template(
    "rtmp.sent_unprotected",
    "{place} sends the stream on to a server without protection (no TLS). Ask the platform for another address.",
)
asks_for_user = Template(
    "rtmp.asks_for_user",
    "{place} asks for a user name and a password, which the studio cannot give. Take an address of the platform that "
    "needs none, or its rtmps:// address with a stream key.",
)
waiting = Template("rtmp.waiting", "Waiting for the encoder.")
stalled = Template("rtmp.stalled", "The server takes nothing. If it does not recover, the studio connects again.")
too_slow = Template(
    "rtmp.too_slow",
    "The connection is too slow: pictures are left out. Lower the bit rate or free the network.",
)
bad_ca_file = Template("rtmp.bad_ca_file", "The CA file {file} cannot be used: {why}. Choose a PEM file of certificates.")
took_nothing = Template("rtmp.took_nothing", "{place} has taken nothing for {seconds} s.")
says_nothing = Template("rtmp.says_nothing", "{place} accepts the connection and then says nothing.")
again_in = Template("rtmp.again_in", "{reason} Trying again in {seconds} s.")
certificate = Template(
    "rtmp.certificate",
    "{why}. Nothing was sent to {place}. Check the address; for a server of your own, choose its CA file.",
)
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
closed = Template("rtmp.closed", "{place} closed the connection.")
no_tls = Template("rtmp.no_tls", "{place} does not speak TLS. If the platform gives an rtmp:// address, use that.")
no_rtmp = Template("rtmp.no_rtmp", "{place} is not an RTMP server: {why}. Check the address.")
no_such_name = Template("rtmp.no_such_name", "The name {host} cannot be found. Check the address and the network.")
refused_connection = Template(
    "rtmp.refused_connection",
    "Nothing listens at {place}. Check the address, or whether the server runs.",
)
no_way = Template("rtmp.no_way", "There is no way to {place}. Check the network.")
failed = Template("rtmp.failed", "The connection to {place} failed: {why}.")
no_answer = Template("rtmp.no_answer", "{place} does not answer.")
no_answer_tls = Template(
    "rtmp.no_answer_tls",
    "{place} does not answer. If the platform gives an rtmp:// address, use that.",
)
it_says = Template("rtmp.it_says", 'It says: "{words}".')
ended = Template("rtmp.ended", "{place} ended the stream.")
refuses_application = Template("rtmp.refuses_application", '{place} refuses the application "{app}". Check the address.')
refuses_key = Template("rtmp.refuses_key", "{place} refuses the stream key. Copy it from the platform again.")
certificate_of_other = Template(
    "rtmp.certificate_of_other",
    "The server's certificate is not for {host}: it may be somebody else's server",
)
certificate_expired = Template("rtmp.certificate_expired", "The server's certificate has expired")
certificate_not_yet = Template(
    "rtmp.certificate_not_yet",
    "The server's certificate is not valid yet: check this computer's date",
)
certificate_unknown = Template("rtmp.certificate_unknown", "The server's certificate is from nobody this computer trusts")

ALL = (
    sent_around,
    sent_astray,
    sent_unprotected,
    asks_for_user,
    waiting,
    stalled,
    too_slow,
    bad_ca_file,
    took_nothing,
    no_answer,
    no_answer_tls,
    it_says,
    ended,
    refuses_application,
    refuses_key,
    certificate_of_other,
    certificate_expired,
    certificate_not_yet,
    certificate_unknown,
    says_nothing,
    again_in,
    certificate,
    busy,
    closed_at_key,
    closed_early,
    copy_again,
    closed,
    no_tls,
    no_rtmp,
    no_such_name,
    refused_connection,
    no_way,
    failed,
)

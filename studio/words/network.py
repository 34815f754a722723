"""What is said of the way to a server that a stream is sent to, whatever is spoken with it."""

from __future__ import annotations

from studio.values.sentences import Template

sent_around = Template("network.sent_around", "{place} sends the stream on from one server to the next. Check the address.")
sent_unprotected = Template(
    "network.sent_unprotected",
    "{place} sends the stream on to a server without protection (no TLS). Ask the platform for another address.",
)
waiting = Template("network.waiting", "Waiting for the encoder.")
too_slow = Template(
    "network.too_slow",
    "The connection is too slow: pictures are left out. Lower the bit rate or free the network.",
)
bad_ca_file = Template("network.bad_ca_file", "The CA file {file} cannot be used: {why}. Choose a PEM file of certificates.")
ca_no_file = Template("network.ca_no_file", "The CA file {file} is no file. Choose a PEM file of certificates.")
again_in = Template("network.again_in", "{reason} Trying again in {seconds} s.")
certificate = Template(
    "network.certificate",
    "{why}. Nothing was sent to {place}. Check the address; for a server of your own, choose its CA file.",
)
closed = Template("network.closed", "{place} closed the connection.")
no_tls = Template("network.no_tls", "{place} does not speak TLS. If the platform gives an {plain} address, use that.")
no_such_name = Template("network.no_such_name", "The name {host} cannot be found. Check the address and the network.")
refused_connection = Template(
    "network.refused_connection",
    "Nothing listens at {place}. Check the address, or whether the server runs.",
)
no_way = Template("network.no_way", "There is no way to {place}. Check the network.")
failed = Template("network.failed", "The connection to {place} failed: {why}.")
no_answer = Template("network.no_answer", "{place} does not answer.")
no_answer_tls = Template(
    "network.no_answer_tls",
    "{place} does not answer. If the platform gives an {plain} address, use that.",
)
it_says = Template("network.it_says", 'It says: "{words}".')
certificate_of_other = Template(
    "network.certificate_of_other",
    "The server's certificate is not for {host}: it may be somebody else's server",
)
certificate_expired = Template("network.certificate_expired", "The server's certificate has expired")
certificate_not_yet = Template(
    "network.certificate_not_yet",
    "The server's certificate is not valid yet: check this computer's date",
)
certificate_unknown = Template("network.certificate_unknown", "The server's certificate is from nobody this computer trusts")

"""What is wrong with the address of a push."""

from __future__ import annotations

from studio.values.sentences import Template

correct_it = Template("push.correct_it", "{text} Correct it in the destination's settings.")
no_scheme = Template("push.no_scheme", "The address must begin with rtmp:// or rtmps://.")
no_server = Template("push.no_server", "The address names no server.")
no_application = Template("push.no_application", "The address names no application: rtmp://server/application.")
two_readings = Template(
    "push.two_readings",
    "The address can be read in two ways. {hint} For an @ behind the server write %40.",
)
unreadable = Template("push.unreadable", "The address cannot be read.")
bad_port = Template("push.bad_port", "Its port must be a number.")
no_key = Template("push.no_key", "Needs its stream key. Enter the key that the platform shows.")
unprotected = Template("push.unprotected", "{place} sends the stream on to a server without protection (no TLS).")

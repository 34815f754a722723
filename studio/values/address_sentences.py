"""What is wrong with an address: part of the catalogue (`studio.words`), here because kinds, media and RTMP read addresses."""

from __future__ import annotations

from studio.values.sentences import Template

broken_address = Template("addresses.broken_address", "An address is one line without tabs: copy it once more.")
other_scheme = Template("addresses.other_scheme", "An address begins with rtsp://, rtmp://, http://, https:// or udp://.")
unquoted_password = Template(
    "addresses.unquoted_password",
    "The user name or password has a /, a ? or a #: write %2F, %3F or %23 for it.",
)
quote_password = Template("addresses.quote_password", "If the password has a /, a ? or a #, write %2F, %3F or %23 for it.")

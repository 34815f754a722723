"""What is said of streams from the network that cannot be opened."""

from __future__ import annotations

from studio.values.sentences import Template

bad_address = Template("streams.bad_address", "The address cannot be used: {why}.")
empty = Template("streams.empty", "{place} answers, but sends neither picture nor sound.")
refused = Template("streams.refused", "Nothing answers at {place}. Check the address, and that the camera is on.")
missing = Template("streams.missing", "{place} answers, but has no such stream. Check the path at the end of the address.")
unauthorized = Template("streams.unauthorized", "{place} wants a user name and password, or refuses these.")
silent = Template("streams.silent", "{place} does not answer. Check the network, and that the camera is on.")
garbage = Template("streams.garbage", "What {place} sends is no picture or sound that can be read.")
no_stream = Template("streams.no_stream", "{place} is no stream that the studio can read. Check the address.")
broke_off = Template("streams.broke_off", "{place} answered, but broke off. Check the address, and that it is a stream.")
failed = Template("streams.failed", "{place} cannot be read: {why}")

"""What the adapter for Restream says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

no_client_id = Template(
    "restream.no_client_id",
    "Enter the client ID of your application: create one at developers.restream.io with the scope chat.read and the "
    "redirect URI http://127.0.0.1:{port}/.",
)
strange_client_id = Template(
    "restream.strange_client_id", "'{client_id}' is no client ID. Copy it from your application's page at developers.restream.io."
)
no_client_secret = Template(
    "restream.no_client_secret", "Enter the client secret that stands beside the client ID: Restream gives no login without it."
)
strange_client_secret = Template(
    "restream.strange_client_secret", "The client secret cannot be one. Copy it again from developers.restream.io."
)

# ---------------------------------------------------------------- the connection

unreachable = Template("restream.unreachable", "Restream's chat cannot be reached. Check the network; it is tried again.")
late = Template("restream.late", "Restream's chat does not answer within {seconds} seconds. It is tried again.")
closed = Template("restream.closed", "Restream has closed the connection to the chat ({code}). It is tried again.")
silent = Template("restream.silent", "Restream has said nothing for {seconds} seconds. The connection is made anew.")
server_error = Template("restream.server_error", "Restream has an error of its own ({code}). It is tried again.")
limited = Template("restream.limited", "Restream is asked too much at once. It is tried again.")
refuses = Template("restream.refuses", "Restream refuses the chat ({code}). Look at your application at developers.restream.io.")
login_refused = Template(
    "restream.login_refused",
    "Restream does not take this login ({code}). See that your application has the scope chat.read, and log in again under "
    "Show > Connections.",
)
not_connected = Template("restream.not_connected", "Restream is not connected yet. Try again in a moment.")

# ---------------------------------------------------------------- one platform of many

expired = Template(
    "restream.expired", "{platform}: Restream's own login there has expired. Refresh the channel in Restream's dashboard."
)
not_live = Template("restream.not_live", "{platform}: nothing is live there, so no chat is heard. It is once you are live.")
added_by_key = Template(
    "restream.added_by_key",
    "{platform}: the channel was added to Restream by its stream key, which opens no chat. Connect it in Restream's dashboard.",
)
platform_failed = Template(
    "restream.platform_failed",
    "{platform}: Restream does not hear the chat ({reason}). Connect the channel anew in Restream's dashboard.",
)
more_failed = Template("restream.more_failed", "Of {count} more platforms Restream does not hear the chat.")

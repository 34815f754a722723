"""What the adapter for Bilibili says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

incomplete = Template(
    "bilibili.incomplete",
    "Enter the access key ID and the ID of your project: both are at open-live.bilibili.com.",
)
strange_key_id = Template(
    "bilibili.strange_key_id", "'{key_id}' is no access key ID. Copy it from your page at open-live.bilibili.com."
)
strange_app_id = Template(
    "bilibili.strange_app_id", "'{app_id}' is no project ID, which is a number. Copy it from open-live.bilibili.com."
)
no_secret = Template("bilibili.no_secret", "Enter the access key secret under Show > Connections.")
no_code = Template(
    "bilibili.no_code",
    "Enter the identity code of the room's owner under Show > Connections. It is at link.bilibili.com, where a stream is begun.",
)
strange_secret = Template(
    "bilibili.strange_secret", "The access key secret cannot be one. Copy it again, whole, from open-live.bilibili.com."
)

# ---------------------------------------------------------------- the platform's refusals

key_unknown = Template(
    "bilibili.key_unknown", "Bilibili does not know the access key ID ({code}). Copy it again from open-live.bilibili.com."
)
wrong_secret = Template(
    "bilibili.wrong_secret", "The access key secret does not belong to the access key ID ({code}). Enter it again."
)
wrong_code = Template(
    "bilibili.wrong_code",
    "Bilibili does not take the identity code. It may have been renewed: copy it again from link.bilibili.com.",
)
wrong_clock = Template(
    "bilibili.wrong_clock", "The clock of this computer is wrong, so that Bilibili refuses ({code}). Set it by the network."
)
not_from_here = Template(
    "bilibili.not_from_here",
    "The project's list of addresses does not have this computer's ({code}). Add it at open-live.bilibili.com.",
)
no_rights = Template(
    "bilibili.no_rights", "The access key has no right to this ({code}). Ask for the right at open-live.bilibili.com."
)
wrong_project = Template(
    "bilibili.wrong_project", "The access key has no such project ({code}). Check the project ID at open-live.bilibili.com."
)
room_not_listed = Template(
    "bilibili.room_not_listed",
    "The project may not run in this room yet ({code}). Add the room to its testers at open-live.bilibili.com, or publish it.",
)
room_barred = Template("bilibili.room_barred", "Bilibili has barred this room from such projects ({code}). Ask Bilibili why.")
runs_elsewhere = Template(
    "bilibili.runs_elsewhere",
    "The project runs in this room already ({code}). End it where it runs; one that was cut off is over within a minute.",
)
cooling = Template(
    "bilibili.cooling", "Bilibili still closes the round before this one ({code}). The project is started again in 10 seconds."
)
limited = Template("bilibili.limited", "Bilibili is asked too much at once ({code}). It is asked again in a minute.")
refuses = Template("bilibili.refuses", "Bilibili refuses ({code}): {reason}")

# ---------------------------------------------------------------- the platform is away

unreachable = Template("bilibili.unreachable", "Bilibili cannot be reached. Check the network; it is tried again.")
late = Template("bilibili.late", "Bilibili has not answered within {seconds} seconds. It is tried again.")
server_error = Template("bilibili.server_error", "Bilibili has an error of its own ({code}). It is tried again.")
not_understood = Template("bilibili.not_understood", "Bilibili answers in a way that this version does not know: {reason}")
no_links = Template("bilibili.no_links", "Bilibili names no encrypted address of the room. It is tried again.")

# ---------------------------------------------------------------- the room

project_over = Template("bilibili.project_over", "The project was ended at Bilibili. It is started again.")
not_let_in = Template("bilibili.not_let_in", "The room's server does not let the studio in ({code}). It is tried again.")
no_welcome = Template(
    "bilibili.no_welcome", "The room's server does not let the studio in within {seconds} seconds. It is tried again."
)
closed = Template("bilibili.closed", "The room's server has closed the connection ({code}). It is tried again.")
silent = Template("bilibili.silent", "The room's server has said nothing for {seconds} seconds. It is tried again.")
not_connected = Template("bilibili.not_connected", "Bilibili is not connected yet. Try again in a moment.")

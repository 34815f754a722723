"""What is said of files and of their names."""

from __future__ import annotations

from studio.values.sentences import Template

no_file_yet = Template("files.no_file_yet", "This show has no file yet. Use Save as.")
bad_characters = Template("files.bad_characters", "This path has characters that no file can have. Choose another name.")
not_full = Template("files.not_full", "Where is '{path}'? Give the full path, from the root or from ~ on.")
long_name = Template("files.long_name", "The name {name}… is too long for a file. Shorten it.")
wrong_ending = Template("files.wrong_ending", "{name} must end in {endings}. Choose another name.")
not_a_file = Template("files.not_a_file", "{path} is a folder, a device or the like, no file. Choose another name.")
not_looked_at = Template("files.not_looked_at", "{path} cannot be looked at: {reason}.")
not_a_show = Template("files.not_a_show", "{name} is there already and is no show. Choose another name.")
show_too_large = Template(
    "files.show_too_large",
    "This show has {size} MB, and at most {most} MB can be opened again: it was not saved. Take something out.",
)
open_elsewhere = Template("files.open_elsewhere", "{name} is open in another studio. Close it there first.")
open_elsewhere_by = Template(
    "files.open_elsewhere_by",
    "{name} is open in another studio (of {user} on {host}, process {pid}). Close it there first.",
)
not_written = Template("files.not_written", "{path} cannot be written: {why}. Save it in another folder.")
no_free_name = Template("files.no_free_name", "{name} cannot be read, and there is no free name to keep it under.")
disk_full = Template(
    "files.disk_full",
    "The disk is full: {name} was not saved, its last version is intact. Make room and save again.",
)
gone = Template("files.gone", "There is no file {path}.")
unreadable = Template("files.unreadable", "{path} cannot be read: {why}.")
no_backup = Template("files.no_backup", "{trouble} There is no backup that can be read; the file is as it was.")
backup_opened = Template("files.backup_opened", "{trouble} Its backup of {when} was opened instead; the file is as it was.")
empty = Template("files.empty", "The file is empty.")
newer = Template(
    "files.newer",
    "A newer Nightmarket wrote this show (format {number}; this one reads up to {known}). Update Nightmarket to open it.",
)
not_json = Template("files.not_json", "The file is damaged or is not JSON: {why}.")
too_large = Template("files.too_large", "This file is larger than {size} MB: it is not a show.")
not_our_json = Template("files.not_our_json", "The file is JSON, but not a show.")
no_format = Template("files.no_format", 'The file has no valid "format" number: it is not a show of Nightmarket.')
not_opened = Template("files.not_opened", "{name} was not opened. {why}")

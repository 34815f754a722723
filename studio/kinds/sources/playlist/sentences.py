"""What is said of playlists."""

from __future__ import annotations

from studio.values.sentences import Template

empty = Template("playlist.empty", "The playlist is empty. Add files, or choose a folder that has some.")
none = Template("playlist.none", "None of the playlist can be played. {why}")
left_out = Template("playlist.left_out", "{count} files are left out of the playlist. {why}")
left_out_single = Template("playlist.left_out_single", "One file is left out of the playlist. {why}")

ALL = (
    empty,
    none,
    left_out,
    left_out_single,
)

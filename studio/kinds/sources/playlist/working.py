"""Plays a playlist: the player of files with a reel that goes on to the next one."""

from __future__ import annotations

from studio.contracts.desk_link import DeskLink
from studio.kinds.sources.playlist import Playlist
from studio.kinds.sources.playlist.reel import PlaylistReel
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.player import Player


def run(playlist: Playlist, output: SourceOutput, link: DeskLink) -> None:
    """Play until the output is `ending`.

    Raises:
        MediaError: there is nothing in the list, or nothing of it can be played.
    """
    del link  # the output hears it
    output.frame = (playlist.width, playlist.height)
    player = Player(PlaylistReel(output), output)
    try:
        player.play()
    finally:
        player.close()

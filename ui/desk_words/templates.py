"""Sentences of the desk and its workers, as they are said in English; words in braces stand for what changes.

They are listed here so that the window can say them in its own language. A sentence that is not here is shown in English.
"""

# ruff: noqa: E501  a sentence is one string, or the translation tools do not find it

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEMPLATES: tuple[str, ...] = tuple(
    str(template)
    for template in (
        QT_TRANSLATE_NOOP("DeskWords", "There is no destination '{name}'."),
        QT_TRANSLATE_NOOP("DeskWords", "Waiting for the rehearsal platform to start."),
        QT_TRANSLATE_NOOP("DeskWords", "This show has no file yet. Use Save as."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "This computer has no keyring, or it is locked. Stream keys are kept until the studio closes and asked for again.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The system's keyring does not answer. Unlock it and try again."),
        QT_TRANSLATE_NOOP("DeskWords", "End the show first: another one cannot be opened while on air."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no source '{name}'."),
        QT_TRANSLATE_NOOP("DeskWords", "Only media files can be paused."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} needs no stream key."),
        QT_TRANSLATE_NOOP("DeskWords", "Measuring takes all processors: end the show first."),
        QT_TRANSLATE_NOOP("DeskWords", "Size and rate cannot change on air: end the show first."),
        QT_TRANSLATE_NOOP("DeskWords", "No destination is enabled. Enable one, or add one."),
        QT_TRANSLATE_NOOP("DeskWords", "No destination has its stream key. Enter one in a destination's settings."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} has no stream key. Enter it first."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} is not started. Start it instead."),
        QT_TRANSLATE_NOOP("DeskWords", "No recording is running."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} has no stream key and was not started."),
        QT_TRANSLATE_NOOP("DeskWords", "A destination did not end in time; it is being closed by force."),
        QT_TRANSLATE_NOOP("DeskWords", "The computer is {percent} % busy before going live. Close other programs."),
        QT_TRANSLATE_NOOP("DeskWords", "The encoder {encoder} does not open on this computer; x264 takes its place."),
        QT_TRANSLATE_NOOP("DeskWords", "The mixer runs."),
        QT_TRANSLATE_NOOP("DeskWords", "The mixer is not running yet. Wait a moment."),
        QT_TRANSLATE_NOOP("DeskWords", "Sources run."),
        QT_TRANSLATE_NOOP("DeskWords", "No source gives a picture: viewers would see slates."),
        QT_TRANSLATE_NOOP("DeskWords", "{name}: only {size} GB are left on its disk. Make room, or choose another folder."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no keyring: stream keys are asked for again after the studio closes."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} has no stream key. Enter it in the destination's settings."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} is ready."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} gives no picture or sound ({state})."),
        QT_TRANSLATE_NOOP("DeskWords", "{name}: nobody knows how much room is left on its disk."),
        QT_TRANSLATE_NOOP("DeskWords", "{name}: {size} GB are left on its disk."),
        QT_TRANSLATE_NOOP("DeskWords", "The system's part that was asked crashed. Nothing else was harmed."),
        QT_TRANSLATE_NOOP("DeskWords", "This took too long and was given up. Try again."),
        QT_TRANSLATE_NOOP("DeskWords", "{path} cannot be written: {why}. Save it in another folder."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} cannot be read, and there is no free name to keep it under."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The disk is full: {name} was not saved, its last version is intact. Make room and save again."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "{name} cannot be read ({why}); it was set aside as {kept}."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no file {path}."),
        QT_TRANSLATE_NOOP("DeskWords", "{path} cannot be read: {why}."),
        QT_TRANSLATE_NOOP("DeskWords", "{trouble} There is no backup that can be read."),
        QT_TRANSLATE_NOOP("DeskWords", "{trouble} Its backup of {when} was opened instead."),
        QT_TRANSLATE_NOOP("DeskWords", "The camera has gone. Check its cable and its power; the picture comes back by itself."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The camera gives no picture. Another program may be using it: close that program, or choose another camera.",
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The camera gives no new picture. Trying to open it again; if this repeats, unplug it and plug it in."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The camera is not plugged in. Plug it in again, or choose another one."),
        QT_TRANSLATE_NOOP("DeskWords", "This camera was chosen on another system. Choose a camera of this computer."),
        QT_TRANSLATE_NOOP("DeskWords", "The camera is not connected. Connect it again, or choose another one."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The sound library PortAudio is missing. Install it (Debian, Ubuntu: libportaudio2) and restart the studio.",
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "ALSA's PulseAudio plug-in is missing. Install it (Debian, Ubuntu: libasound2-plugins) and restart the studio.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device is not there. Plug it in again, or choose another one."),
        QT_TRANSLATE_NOOP("DeskWords", "No sound device answers. Check that the sound server runs and a device is plugged in."),
        QT_TRANSLATE_NOOP("DeskWords", "The encoder {codec} does not start on this computer ({why})."),
        QT_TRANSLATE_NOOP("DeskWords", "Nothing in “{name}” can be played: it is damaged."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but sends neither picture nor sound."),
        QT_TRANSLATE_NOOP("DeskWords", "Nothing answers at {place}. Check the address, and that the camera is on."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but has no such stream. Check the path at the end of the address."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} wants a user name and password, or refuses these."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer. Check the network, and that the camera is on."),
        QT_TRANSLATE_NOOP("DeskWords", "What {place} sends is no picture or sound that can be read."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answered, but broke off. Check the address, and that it is a stream."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "Recording stopped: {left} MB are left on the disk of {folder}, and {keep} MB are to stay free. What was recorded is complete. Make room: it then goes on.",
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "Recording stopped: the disk of {folder} is full. What was recorded is complete up to the last second. Make room: it then goes on.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "Recording is not possible: {folder} cannot be written to. Choose another folder."),
        QT_TRANSLATE_NOOP("DeskWords", "Recording to {folder} failed ({why}). Is the disk still connected? It is tried again."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The screen cannot be read: no display answers. Log in to the desktop, or choose another screen."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The window is not open. Open it again, or choose another window."),
        QT_TRANSLATE_NOOP("DeskWords", "The region lies outside the screen. Move it back onto the screen."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The screen has gone, or the window was closed. The picture comes back by itself once it is there."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The screen gives no new picture: its display server does not answer. Trying again."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "Single windows cannot be captured on this system yet. Choose a screen or a region of it."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device has gone. Plug it in again; the sound comes back by itself."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The sound device has gone and the system switched to another one ({other}), which is not used. Plug it in again.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device gives no sound: the system has stopped it. Check the sound settings."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The sound device is suspended by the system. It goes on when it is resumed in the sound settings."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device is silent. Check whether it is muted or switched off."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The sound device cannot be opened. Another program may be using it: close that program, or choose another device.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device has {count} channels only. Choose other channels."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} has stopped sending."),
        QT_TRANSLATE_NOOP("DeskWords", "What {place} sends cannot be read any more."),
        QT_TRANSLATE_NOOP("DeskWords", "{text} Correct it in the destination's settings."),
        QT_TRANSLATE_NOOP("DeskWords", "The address must begin with rtmp:// or rtmps://."),
        QT_TRANSLATE_NOOP("DeskWords", "The address names no server."),
        QT_TRANSLATE_NOOP("DeskWords", "The address names no application: rtmp://server/application."),
        QT_TRANSLATE_NOOP("DeskWords", "The address cannot be read: {why}."),
        QT_TRANSLATE_NOOP("DeskWords", "Needs its stream key. Enter the key that the platform shows."),
        QT_TRANSLATE_NOOP("DeskWords", "The file is empty."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "A newer Nightmarket wrote this show (format {number}; this one reads up to {known}). Update Nightmarket to open it.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The file is damaged or is not JSON: {why}."),
        QT_TRANSLATE_NOOP("DeskWords", "This encoding goes to {names}. Remove that first."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no {noun} '{name}'."),
        QT_TRANSLATE_NOOP("DeskWords", "The id '{name}' is taken."),
        QT_TRANSLATE_NOOP("DeskWords", "A show needs at least one canvas."),
        QT_TRANSLATE_NOOP("DeskWords", "This canvas goes to {names}. Remove that first."),
        QT_TRANSLATE_NOOP("DeskWords", "This item is locked. Unlock it to move it."),
        QT_TRANSLATE_NOOP("DeskWords", "'{name}' has no sound."),
        QT_TRANSLATE_NOOP("DeskWords", "There is nothing to undo."),
        QT_TRANSLATE_NOOP("DeskWords", "There is nothing to redo."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no scene '{name}'."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no canvas '{name}'."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no scene on preview. Add a scene first."),
        QT_TRANSLATE_NOOP("DeskWords", "{reason} Encoding with x264 on the processor instead."),
        QT_TRANSLATE_NOOP("DeskWords", "This computer is too slow for the preset {preset}: encoding with {quicker}."),
        QT_TRANSLATE_NOOP("DeskWords", "The encoder {codec} stopped working ({why})."),
        QT_TRANSLATE_NOOP("DeskWords", "This computer cannot encode as fast as the program runs: lower its size or rate."),
        QT_TRANSLATE_NOOP("DeskWords", "Other programs leave too little processor time for encoding: close some."),
        QT_TRANSLATE_NOOP("DeskWords", "Waiting for the encoder."),
        QT_TRANSLATE_NOOP("DeskWords", "The server takes nothing. If it does not recover, the studio connects again."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The connection is too slow: pictures are left out. Lower the bit rate or free the network."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The CA file {file} cannot be used: {why}. Choose a PEM file of certificates."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} has taken nothing for {seconds} s."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} accepts the connection and then says nothing."),
        QT_TRANSLATE_NOOP("DeskWords", "{reason} Trying again in {seconds} s."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "{why}. Nothing was sent to {place}. Check the address; for a server of your own, choose its CA file."
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords", "This key is live already from somewhere else. End that stream or use another key, then try again."
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords", "{place} closed the connection when it got the stream key: it is wrong or expired, or live already."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "{place} closed the connection before the stream began. Check the address."),
        QT_TRANSLATE_NOOP("DeskWords", "{text} Copy it from the platform again."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} closed the connection."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} does not speak TLS. If the platform gives an rtmp:// address, use that."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} is not an RTMP server: {why}. Check the address."),
        QT_TRANSLATE_NOOP("DeskWords", "The name {host} cannot be found. Check the address and the network."),
        QT_TRANSLATE_NOOP("DeskWords", "Nothing listens at {place}. Check the address, or whether the server runs."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no way to {place}. Check the network."),
        QT_TRANSLATE_NOOP("DeskWords", "The connection to {place} failed: {why}."),
        QT_TRANSLATE_NOOP("DeskWords", "Nothing comes from the encoder; the recording goes on as soon as it does."),
        QT_TRANSLATE_NOOP("DeskWords", "The monitor output has gone. Plug it in again; it comes back by itself."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The monitor output has gone; the system would play on {other}, where a microphone may hear it. Plug it in again.",
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The monitor output cannot be opened. Another program may be using it: close that program, or choose another output.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The monitor output takes no sound: the system has stopped it. Check the sound settings."),
    )
)

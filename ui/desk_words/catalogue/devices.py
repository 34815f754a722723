"""Sentences of `devices` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "devices.camera_unplugged": str(QT_TRANSLATE_NOOP("DeskWords", "The camera is not plugged in. Plug it in again, or choose another one.")),
    "devices.camera_of_another_system": str(QT_TRANSLATE_NOOP("DeskWords", "This camera was chosen on another system. Choose a camera of this computer.")),
    "devices.camera_not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "The camera is not connected. Connect it again, or choose another one.")),
    "devices.no_portaudio": str(QT_TRANSLATE_NOOP("DeskWords", "The sound library PortAudio is missing. Install it (Debian, Ubuntu: libportaudio2) and restart the studio.")),
    "devices.no_alsa_plugin": str(QT_TRANSLATE_NOOP("DeskWords", "ALSA's PulseAudio plug-in is missing. Install it (Debian, Ubuntu: libasound2-plugins) and restart the studio.")),
    "devices.sound_unplugged": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device is not there. Plug it in again, or choose another one.")),
    "devices.no_sound_devices": str(QT_TRANSLATE_NOOP("DeskWords", "No sound device answers. Check that the sound server runs and a device is plugged in.")),
}

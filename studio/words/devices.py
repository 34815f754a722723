"""What is said of cameras and sound devices."""

from __future__ import annotations

from studio.values.sentences import Template

camera_unplugged = Template(
    "devices.camera_unplugged",
    "The camera is not plugged in. Plug it in again, or choose another one.",
)
camera_of_another_system = Template(
    "devices.camera_of_another_system",
    "This camera was chosen on another system. Choose a camera of this computer.",
)
camera_not_connected = Template(
    "devices.camera_not_connected",
    "The camera is not connected. Connect it again, or choose another one.",
)
no_portaudio = Template(
    "devices.no_portaudio",
    "The sound library PortAudio is missing. Install it (Debian, Ubuntu: libportaudio2) and restart the studio.",
)
no_alsa_plugin = Template(
    "devices.no_alsa_plugin",
    "ALSA's PulseAudio plug-in is missing. Install it (Debian, Ubuntu: libasound2-plugins) and restart the studio.",
)
sound_unplugged = Template("devices.sound_unplugged", "The sound device is not there. Plug it in again, or choose another one.")
no_sound_devices = Template(
    "devices.no_sound_devices",
    "No sound device answers. Check that the sound server runs and a device is plugged in.",
)

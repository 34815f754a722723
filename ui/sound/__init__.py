"""The sound desk of the window: strips, meters, master."""

from ui.sound.mixer import SoundMixer

__all__ = ["SoundMixer"]

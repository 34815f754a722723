"""Which plugins there are, which may run, with what settings, and which do. Reads manifests; never loads a plugin's code."""

from studio.desk.plugins.catalogue import Catalogue
from studio.desk.plugins.choices import Choices, ChoicesFile
from studio.desk.plugins.discovery import Found, discover
from studio.desk.plugins.installed import InstalledPlugins
from studio.desk.plugins.places import bundled_folder, choices_path, own_folder

__all__ = [
    "Catalogue",
    "Choices",
    "ChoicesFile",
    "Found",
    "InstalledPlugins",
    "bundled_folder",
    "choices_path",
    "discover",
    "own_folder",
]

"""The accounts of platforms and shops that the show is connected with: what each runs with, how it is, its secrets."""

from studio.desk.connections.connections import Connections

__all__ = ["Connections"]

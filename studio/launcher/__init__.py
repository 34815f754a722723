"""The launcher: makes the session, owns the child table, restarts the desk, ends everything in order. Decides nothing else.

Imports the standard library and the way processes meet, nothing more: it must outlive all others.
"""

from studio.launcher.app import main

__all__ = ["main"]

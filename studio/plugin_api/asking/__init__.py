"""What plugins that ask a server on the web keep alike: whose turn it is, asking again, and reading what comes back.

Everything here is asyncio, on the plugin's main thread; nothing logs, and nothing of it knows a secret.
"""

from studio.plugin_api.asking.addresses import is_this_computer
from studio.plugin_api.asking.again import asked_again
from studio.plugin_api.asking.answers import own_words, rest_s
from studio.plugin_api.asking.pace import Pace
from studio.plugin_api.asking.rest import Rest

__all__ = ["Pace", "Rest", "asked_again", "is_this_computer", "own_words", "rest_s"]

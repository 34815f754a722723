"""Every error class of the studio. `OperatorError` is what a person can mend; anything else raised is our bug."""

from __future__ import annotations


class OperatorError(Exception):
    """Something the operator can mend. `text` says what happened and what to do: a `Sentence` of the catalogue.

    `code` is a stable snake_case word for programs (JSON-RPC `data.code`), `subject` the id of what it is about.
    """

    def __init__(self, code: str, text: str, subject: str = "") -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.subject = subject


class BadShowError(OperatorError):
    """A show document is unreadable, invalid or newer than this program. The current show stays as it was."""


class RefusedError(OperatorError):
    """A command that the rules refuse (a scene cycle, a locked item, a missing id). Nothing changed."""


class MediaError(OperatorError):
    """A file, device or stream cannot be opened or decoded."""


class DestinationError(OperatorError):
    """A platform refused, vanished, or cannot be trusted. `text` carries the server's own words."""


class SecretsUnavailableError(OperatorError):
    """The system keyring is missing or locked; secrets must be asked for each time."""


class LinkClosedError(Exception):
    """The process at the other end of a link has gone. Not an error of the operator; supervision handles it."""


class ProtocolError(Exception):
    """The other end of a network connection does not keep to the protocol: not what we took it for, or garbage."""


class WebhooksAwayError(Exception):
    """The stream of webhook calls cannot be reached, or takes nothing: whoever publishes or reads tries again later."""

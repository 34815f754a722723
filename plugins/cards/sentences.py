"""Why a card shows nothing."""

from __future__ import annotations

from studio.values.sentences import Template

address_too_long = Template("card_kinds.address_too_long", "The address is too long for a QR code. Use a shorter one.")
no_such_characters = Template(
    "card_kinds.no_such_characters",
    "The address has characters that no address has. Enter it anew.",
)
code_too_small = Template(
    "card_kinds.code_too_small",
    "The QR code would be too small to scan: its square has {side} pixels, this address needs {needed}. "
    "Make the card larger, or use a shorter address.",
)

ALL = (
    address_too_long,
    no_such_characters,
    code_too_small,
)

"""Which nicknames and channels are the same to a server: it says in CASEMAPPING how it compares them. Pure."""

from __future__ import annotations

import string

_ASCII = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_STRICT = _ASCII | str.maketrans("[]\\", "{}|")
_MAPPINGS = {"ascii": _ASCII, "rfc1459": _STRICT | str.maketrans("~", "^"), "rfc1459-strict": _STRICT}


def folded(name: str, mapping: str = "rfc1459") -> str:
    """The name as the server compares it; a mapping that is not known here is taken for ASCII."""
    return name.translate(_MAPPINGS.get(mapping, _ASCII))

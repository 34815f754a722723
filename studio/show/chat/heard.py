"""A message as those hear it who look on at the chat: who wrote what, told apart by fingerprint."""

from __future__ import annotations

from typing import NamedTuple


class Heard(NamedTuple):
    """`row_id`: CONNECTION:ID of the message; `viewer`: a fingerprint. `is_watched`: it has a term that is watched for."""

    row_id: str
    viewer: int
    name: str
    text: str
    is_watched: bool

"""What destinations are set to that push to a server of an address with a key: the fields, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from studio.kinds.targets.base import Target
from studio.values.address_sentences import broken_address
from studio.values.addresses import server_of
from studio.values.fields import FilePath, Url, Word
from studio.values.pasted import is_broken, without_pasted
from studio.values.sentences import Sentence


class ServerTarget(Target, frozen=True, kw_only=True):
    """Base of such kinds. `url` is without the key, and without what came with it when it was pasted.

    `key_ref` names the key in the keyring; "": it needs none, or it is part of the address.
    """

    url: Annotated[Url, Meta(title="Server address")]
    key_ref: Annotated[Word, Meta(extra={"hidden": True})] = ""
    ca_file: Annotated[FilePath, Meta(title="CA file", extra={"file": "*.pem *.crt *.cer"})] = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "url", without_pasted(self.url))

    def place(self) -> str:
        return self.url

    def key_name(self) -> str:
        return self.key_ref

    def server(self) -> str:
        return server_of(self.url)

    def complaints(self) -> Iterable[tuple[str, Sentence]]:
        if is_broken(self.url):
            yield "url", broken_address()
        else:
            yield from self.address_complaints()

    def address_complaints(self) -> Iterable[tuple[str, Sentence]]:
        """Say what is wrong with an address that is one line, as `complaints` does."""
        return ()

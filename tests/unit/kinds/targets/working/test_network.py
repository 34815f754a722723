"""The TLS that is asked of a server, and the words when a file for it cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.kinds.targets.working.network import tls_context
from studio.values.errors import DestinationError


@pytest.mark.timeout(20)
def test_a_ca_file_that_is_none_is_said_and_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pem")
    (tmp_path / "words.pem").write_text("no certificate")
    for name in ("pipe.pem", "words.pem", "none.pem", "."):
        with pytest.raises(DestinationError, match="Choose a PEM file of certificates"):
            tls_context(str(tmp_path / name))

"""Certificates for tests, made with openssl: an authority of our own, and leaves in any name, also expired ones."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def installed() -> bool:
    return shutil.which("openssl") is not None


class Authority:
    """A certificate authority. `ca_file` is what a client must trust."""

    def __init__(self, folder: Path, name: str = "Test CA") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.ca_file, self._key = folder / "ca.pem", folder / "ca.key"
        options = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign"]
        make = ["req", "-x509", *_EC, "-keyout", self._key, "-out", self.ca_file, "-subj", f"/CN={name}", "-days", "3650"]
        _openssl(*make, *options)

    def leaf(self, alternative_names: str, days: int = 30) -> tuple[Path, Path]:
        """(certificate, key) for names as in "DNS:localhost,IP:127.0.0.1". `days` -1: expired yesterday."""
        stem = self.folder / f"leaf{len(list(self.folder.glob('leaf*.pem')))}"
        cert, key, request, extensions = (stem.with_suffix(suffix) for suffix in (".pem", ".key", ".csr", ".ext"))
        _openssl("req", "-new", *_EC, "-keyout", key, "-out", request, "-subj", "/CN=server")
        extensions.write_text(f"subjectAltName={alternative_names}\n")
        sign = ["x509", "-req", "-in", request, "-CA", self.ca_file, "-CAkey", self._key, "-CAcreateserial", "-out", cert]
        _openssl(*sign, "-extfile", extensions, "-days", days)
        return cert, key


_EC = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def _openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)

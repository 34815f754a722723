"""One WebRTC connection of FFmpeg's WHIP muxer: packets of an encoder in, SRTP out. Handshakes hold the interpreter's lock."""

from __future__ import annotations

import contextlib
import datetime
import os
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from studio.contracts.packets import Packet, StreamConfig
from studio.ipc import clock as clocks
from studio.media.tracks import picture_track

_NS = Fraction(1, clocks.NS)
_START = b"\0\0\0\1"
_DAY = datetime.timedelta(days=1)


class Peer:
    """An open connection. `url`: where the offer goes.

    Raises:
        av.error.FFmpegError, OSError: it did not come about.
    """

    def __init__(self, url: str, config: StreamConfig) -> None:
        self._parameters = parameter_sets(config.video_extradata)
        self._origin_ns: int | None = None
        with tempfile.TemporaryDirectory(prefix="whip-") as folder:
            options = {"whip_flags": "dtls_active", **_certificate(Path(folder))}
            self._container = av.open(url, "w", format="whip", options=options)
            try:
                self._video, self._sound = _tracks(self._container, config, self._parameters)
                self._container.start_encoding()
            except BaseException:
                self.close()
                raise

    def configure(self, config: StreamConfig) -> None:
        """Another run begins: its IDRs bring other parameter sets along."""
        self._parameters = parameter_sets(config.video_extradata)

    def send(self, packet: Packet) -> None:
        """Send it; the first one is the zero of all times.

        Raises:
            av.error.FFmpegError, OSError: the connection has ended.
        """
        if self._origin_ns is None:
            self._origin_ns = packet.dts_ns
        picture = packet.kind == "video"
        data = packet.data
        if picture:
            data = (self._parameters if packet.key else b"") + b"".join(_START + unit for unit in _units(data, 4))
        out: av.Packet[Any] = av.Packet(data)
        out.stream = self._video if picture else self._sound
        out.time_base = _NS
        out.pts = out.dts = packet.pts_ns - self._origin_ns
        out.is_keyframe = packet.key or not picture
        self._container.mux_one(out)

    def close(self) -> None:
        with contextlib.suppress(av.error.FFmpegError, OSError):
            self._container.close()


def parameter_sets(avcc: bytes) -> bytes:
    """SPS and PPS of an AVCDecoderConfigurationRecord (ISO 14496-15 5.3.3.1), with start codes."""
    at, parts = 5, []
    for mask in (31, 255):
        count, at = avcc[at] & mask, at + 1
        for _ in range(count):
            size = int.from_bytes(avcc[at : at + 2], "big")
            parts.append(_START + avcc[at + 2 : at + 2 + size])
            at += 2 + size
    return b"".join(parts)


def _units(data: bytes, prefix: int) -> list[bytes]:
    """The NAL units of a length-prefixed access unit."""
    at, units = 0, []
    while at + prefix < len(data):
        size = int.from_bytes(data[at : at + prefix], "big")
        units.append(data[at + prefix : at + prefix + size])
        at += prefix + size
    return units


def _tracks(container: Any, config: StreamConfig, parameters: bytes) -> tuple[Any, Any]:
    """The muxer looks for profile and level in parameter sets with start codes."""
    video = picture_track(container, config)
    video.codec_context.extradata = parameters
    sound = container.add_stream("libopus", rate=clocks.SAMPLE_RATE_HZ)
    sound.codec_context.layout = "stereo"
    sound.codec_context.bit_rate = config.audio_bps
    return video, sound


def _certificate(folder: Path) -> dict[str, str]:
    """Options that name a certificate for this connection alone, on P-256: no receiver takes the curve of the muxer's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "WebRTC")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + 30 * _DAY)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = folder / "cert.pem", folder / "key.pem"
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, plain)
    with open(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    return {"cert_file": str(cert_file), "key_file": str(key_file)}

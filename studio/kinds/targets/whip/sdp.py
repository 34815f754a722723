"""What is changed and looked at in offers and answers (SDP, RFC 8866) on their way between muxer and server. Pure."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from studio.kinds.targets.whip import sentences as says
from studio.kinds.targets.whip import trouble as troubles
from studio.kinds.targets.whip.address import Address
from studio.kinds.targets.working.retry import Trouble

# Our baseline is always the constrained one (RFC 6184 8.1: profile-iop); FFmpeg's muxer leaves its flags out.
_BASELINE = re.compile(r"(profile-level-id=42)00(?=[0-9a-fA-F]{2})")
_NACK = re.compile(r"^(a=rtcp-fb:\d+ nack)\r\n", re.MULTILINE)
_CANDIDATE = re.compile(  # RFC 8839 5.1, component 1
    r"a=candidate:(\S+) 1 udp (\d{1,10}) (\S+) (\d{1,5}) typ \w+", re.IGNORECASE | re.ASCII
)
_MOST_CANDIDATES = 16  # each is sent every check: a server has two or three, and nobody searches a network through us


def to_server(offer: str) -> str:
    """The muxer's offer as it is sent: wishes for a key picture are heard (`relay`), which it does not say."""
    return _NACK.sub(r"\g<0>\1 pli\r\n", _BASELINE.sub(r"\1e0", offer))


def credentials(offer: str) -> tuple[str, str]:
    """The name and password that the server's checks are made with (RFC 8839 5.4)."""
    name, password = (re.search(rf"^a=ice-{word}:(\S+)", offer, re.MULTILINE) for word in ("ufrag", "pwd"))
    return (name[1] if name else "", password[1] if password else "")


def refusal(answer: str, address: Address) -> Trouble | None:
    """Why nothing can be sent after this answer; None: something can."""
    if not answer.startswith("v="):
        return troubles.no_whip(address)
    media = {section.partition(" ")[0]: section for section in answer.split("\nm=")[1:]}
    for kind, codec, lacking in (
        ("video", "H264/90000", says.no_h264),
        ("audio", "opus/48000", says.no_opus),
    ):
        section = media.get(kind, "")
        port = section.partition(" ")[2].partition(" ")[0]
        if port in ("", "0") or codec.lower() not in section.lower():
            return Trouble("refused", lacking(place=address.place))
    if not any(True for _ in _candidates(answer)):
        return Trouble("refused", says.no_candidates(place=address.place))
    return None


def candidates(answer: str) -> list[tuple[str, int]]:
    """Where the server may be met by UDP, best first; of very many the best."""
    return [(host, port) for _, host, port in sorted(_candidates(answer), reverse=True)[:_MOST_CANDIDATES]]


def to_muxer(answer: str, at: tuple[str, int]) -> str:
    """The answer with one candidate, where the relay is."""
    others = [line for line in answer.splitlines() if not line.lower().startswith(("a=candidate:", "a=end-of-candidates"))]
    first = next((number for number, line in enumerate(others) if line.startswith("m=")), len(others) - 1)
    relay = f"a=candidate:1 1 udp 2130706431 {at[0]} {at[1]} typ host"
    return "\r\n".join([*others[: first + 1], relay, *others[first + 1 :], ""])


def _written(host: str) -> str:
    """An address in its one short form: IPv6 has many."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host


def _candidates(answer: str) -> Iterator[tuple[int, str, int]]:
    """Priority, host and port of what can be sent to by UDP; names that only a local network knows are none."""
    seen = set()
    for line in answer.splitlines():
        if (found := _CANDIDATE.match(line)) is None or found[3].endswith(".local"):
            continue
        place = (_written(found[3]), int(found[4]))
        if place not in seen and 0 < place[1] < 1 << 16:
            seen.add(place)
            yield int(found[2]), *place

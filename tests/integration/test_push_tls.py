"""RTMPS with real certificates: a key goes only to the server whose name is on a certificate that we trust."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.kinds.targets import RtmpPush
from tests.parts import nginx, tls
from tests.parts.nginx import Nginx, wait_for
from tests.parts.sink_rig import SinkRig

pytestmark = [
    pytest.mark.part("nginx"),
    pytest.mark.skipif(not nginx.installed(), reason="nginx with its RTMP module is not installed"),
    pytest.mark.skipif(not tls.installed(), reason="openssl is not installed"),
]

KEY = "s3cret-key-8d1f"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tls.Authority:
    return tls.Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(authority: tls.Authority, tmp_path: Path) -> Iterator[Nginx]:
    with Nginx(tmp_path / "nginx", authority.leaf("DNS:localhost")) as running:
        yield running


def test_a_trusted_certificate_with_the_right_name(server: Nginx, authority: tls.Authority) -> None:
    target = RtmpPush(url=server.url(tls=True, host="localhost"), key_ref="k", ca_file=str(authority.ca_file))
    with SinkRig(target) as rig:
        rig.secret(KEY)
        rig.wait("live")
        wait_for(lambda: rig.figure("live_s") >= 2, 30, "two seconds live")
        assert rig.figure("dropped") == 0
        assert rig.stop_worker() == 0
    assert server.recordings()[0].stat().st_size > 100_000


@pytest.mark.parametrize(
    ("host", "with_ca", "words"),
    [("127.0.0.1", True, "not for 127.0.0.1"), ("localhost", False, "nobody this computer trusts")],
)
def test_a_wrong_name_or_authority_never_gets_the_key(
    server: Nginx, authority: tls.Authority, host: str, with_ca: bool, words: str
) -> None:
    ca_file = str(authority.ca_file) if with_ca else ""
    with SinkRig(RtmpPush(url=server.url(tls=True, host=host), key_ref="k", ca_file=ca_file)) as rig:
        rig.secret(KEY)
        failed = rig.wait("failed")
        assert words in failed.text
        assert failed.figures["sent_bytes"] == 0
    assert server.published == []


def test_an_expired_certificate(authority: tls.Authority, tmp_path: Path) -> None:
    with Nginx(tmp_path / "nginx", authority.leaf("DNS:localhost", days=-1)) as server:
        target = RtmpPush(url=server.url(tls=True, host="localhost"), key_ref="k", ca_file=str(authority.ca_file))
        with SinkRig(target) as rig:
            rig.secret(KEY)
            rig.wait("failed", text="expired")


def test_tls_to_a_plain_port_and_plain_to_a_tls_port(server: Nginx) -> None:
    crossed = server.url(host="localhost").replace("rtmp://", "rtmps://")
    with SinkRig(RtmpPush(url=crossed, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("waiting", 15, text="gives an rtmp:// address")
    plain = server.url(tls=True, host="localhost").replace("rtmps://", "rtmp://")
    with SinkRig(RtmpPush(url=plain, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("waiting", 15, text="Check the address")


def test_a_ca_file_that_is_none(server: Nginx, tmp_path: Path) -> None:
    with SinkRig(RtmpPush(url=server.url(tls=True), key_ref="k", ca_file=str(tmp_path / "none.pem"))) as rig:
        rig.secret(KEY)
        rig.wait("failed", text="CA file")

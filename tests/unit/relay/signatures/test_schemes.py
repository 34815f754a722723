"""Each scheme takes what its platform signs, by examples of others, and nothing else."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from relay.signatures import SCHEMES, Incoming
from relay.signatures.scheme import delivery_id

NOW_S = 1_790_000_000.0
BODY = '{"id": 1, "name": "茶"}'.encode()
WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def standard(body: bytes = BODY, secret: str = WHSEC, at_s: float = NOW_S, delivery: str = "msg_1") -> dict[str, str]:
    """Headers as the makers' own library signs them."""
    signature = Webhook(secret).sign(delivery, datetime.fromtimestamp(at_s, UTC), body.decode())
    return {"webhook-id": delivery, "webhook-timestamp": str(int(at_s)), "webhook-signature": signature}


def holds(name: str, headers: dict[str, str], *secrets: str, body: bytes = BODY, path: str = "", now_s: float = NOW_S) -> bool:
    scheme = SCHEMES[name]
    return scheme.holds(Incoming(headers, body, path), tuple(scheme.read_key(secret) for secret in secrets), now_s)


OPENSSL = "+4YmvqavespQUjHz+pnCeZXjS/MhKGJarHOsKmfYtAk="  # printf 'The quick brown fox' | openssl dgst -sha256 -hmac secret-key


@pytest.mark.parametrize(("name", "header"), [("shopify", "x-shopify-hmac-sha256"), ("woocommerce", "x-wc-webhook-signature")])
def test_a_signature_over_the_body_holds_for_that_body_and_key_alone(name: str, header: str) -> None:
    right, body = {header: OPENSSL}, b"The quick brown fox"
    assert holds(name, right, "secret-key", body=body)
    assert holds(name, right, "another-key", "secret-key", body=body)  # while the key is being changed
    assert not holds(name, right, "secret-key", body=body + b" ")
    assert not holds(name, right, "another-key", body=body)
    assert not holds(name, {}, "secret-key", body=body)
    assert not holds(name, {header: ""}, "secret-key", body=body)
    assert not holds(name, {header: f"{OPENSSL}, {OPENSSL}"}, "secret-key", body=body)  # the header came twice
    assert not holds(name, {header: "é\u00ff"}, "secret-key", body=body)


def test_what_the_makers_library_signs_holds() -> None:
    assert holds("standard", standard(), WHSEC)
    assert holds("standard", standard(), WHSEC.removeprefix("whsec_"))
    assert holds("standard", standard() | {"webhook-signature": f"v1a,zzz v1,AAAA {standard()['webhook-signature']}"}, WHSEC)


def test_a_signature_is_of_one_delivery_at_one_time() -> None:
    other = "whsec_" + base64.b64encode(b"x" * 24).decode()
    assert not holds("standard", standard(secret=other), WHSEC)
    assert not holds("standard", standard() | {"webhook-id": "msg_2"}, WHSEC)
    assert not holds("standard", standard() | {"webhook-timestamp": str(int(NOW_S) + 1)}, WHSEC)
    assert not holds("standard", standard(), WHSEC, body=BODY + b" ")
    assert not holds("standard", {}, WHSEC)


@pytest.mark.parametrize(("off_s", "right"), [(-301, False), (-299, True), (299, True), (301, False)])
def test_an_old_call_is_refused_though_it_is_signed(off_s: float, right: bool) -> None:
    assert holds("standard", standard(at_s=NOW_S + off_s), WHSEC) is right


@pytest.mark.parametrize("stamp", ["", "now", "-1", "1e9", "9" * 400, "١٢٣", " 1790000000", "1790000000.5"])
def test_a_time_that_is_none_is_refused(stamp: str) -> None:
    assert not holds("standard", standard() | {"webhook-timestamp": stamp}, WHSEC)


def test_the_makers_library_takes_what_we_take() -> None:
    """Both ways: what the library verifies now, by its own clock, our check holds for."""
    now = datetime.now(UTC)
    headers = standard(at_s=now.timestamp())
    Webhook(WHSEC).verify(BODY, headers)
    assert holds("standard", headers, WHSEC, now_s=now.timestamp())


def test_a_secret_path_is_known_whole() -> None:
    secret = "s" * 32
    assert holds("secret-path", {}, secret, path=secret)
    assert not holds("secret-path", {}, secret, path=secret[:-1])
    assert not holds("secret-path", {}, secret, path="")
    assert not holds("secret-path", {}, secret, path="é")


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("shopify", "short"),
        ("woocommerce", ""),
        ("standard", "whsec_!!!"),
        ("standard", "whsec_QUJD"),
        ("secret-path", "a" * 23),
        ("secret-path", "a/b" * 20),
    ],
)
def test_a_secret_that_is_none_is_refused(name: str, secret: str) -> None:
    with pytest.raises(ValueError, match="secret"):
        SCHEMES[name].read_key(secret)


def test_only_the_ping_of_woocommerce_goes_unsigned() -> None:
    assert SCHEMES["woocommerce"].is_ping(Incoming({}, b"webhook_id=7"))
    assert not SCHEMES["woocommerce"].is_ping(Incoming({}, b"webhook_id=7&order=1"))
    assert not SCHEMES["woocommerce"].is_ping(Incoming({"x-wc-webhook-signature": "x"}, b"webhook_id=7"))
    assert not SCHEMES["shopify"].is_ping(Incoming({}, b"webhook_id=7"))


def test_a_delivery_is_called_as_the_platform_calls_it() -> None:
    shopify, path = SCHEMES["shopify"], SCHEMES["secret-path"]
    assert delivery_id(shopify, Incoming({"x-shopify-webhook-id": "b54557e4"}, BODY)) == "b54557e4"
    unnamed = delivery_id(shopify, Incoming({}, BODY))
    assert unnamed.startswith("sha256-")
    assert unnamed == delivery_id(path, Incoming({}, BODY)) != delivery_id(path, Incoming({}, b"{}"))
    for unusual in ("x" * 129, "a b", "a\r\nNats-Msg-Id: b", "é"):
        assert delivery_id(shopify, Incoming({"x-shopify-webhook-id": unusual}, BODY)) == unnamed


def test_two_orders_of_one_second_are_two_deliveries() -> None:
    """WooCommerce makes its ids of the webhook and the second."""
    woocommerce, headers = SCHEMES["woocommerce"], {"x-wc-webhook-delivery-id": "7a0f"}
    first = delivery_id(woocommerce, Incoming(headers, b'{"id": 1}'))
    assert first != delivery_id(woocommerce, Incoming(headers, b'{"id": 2}'))
    assert first != delivery_id(woocommerce, Incoming({"x-wc-webhook-delivery-id": "81bc"}, b'{"id": 1}'))
    assert first == delivery_id(woocommerce, Incoming(headers, b'{"id": 1}'))


TIKTOK_BODY = (  # the sample of EcomPHP/tiktokshop-php, WebhookTest
    b'{"type":1,"shop_id":"7494726673780148744","timestamp":1664095733,"data":{"order_id":"576684019603311365",'
    b'"order_status":"AWAITING_SHIPMENT","update_time":1664095610}}'
)
# printf fake_app_key...body | openssl dgst -sha256 -hmac fake_app_secret
TIKTOK_OPENSSL = "21109834de72ec53c9959716d8514ae388ce1f123e5ffdcafc46713fcdf62b27"


def test_tiktok_shop_signs_the_app_s_key_and_the_body() -> None:
    app, right = "fake_app_key:fake_app_secret", {"authorization": TIKTOK_OPENSSL}
    assert holds("tiktok-shop", right, app, body=TIKTOK_BODY)
    assert holds("tiktok-shop", right, "other_key:other_secret", app, body=TIKTOK_BODY)
    assert not holds("tiktok-shop", right, app, body=TIKTOK_BODY + b" ")
    assert not holds("tiktok-shop", right, "another_key:fake_app_secret", body=TIKTOK_BODY)
    assert not holds("tiktok-shop", right, "fake_app_key:another_secret", body=TIKTOK_BODY)
    assert not holds("tiktok-shop", {"authorization": f"Bearer {TIKTOK_OPENSSL}"}, app, body=TIKTOK_BODY)
    assert not holds("tiktok-shop", {}, app, body=TIKTOK_BODY)
    assert "authorization" not in SCHEMES["tiktok-shop"].passed_on
    for none in ("fake_app_secret", ":fake_app_secret", "fake_app_key:short", "fake_app_key:"):
        with pytest.raises(ValueError, match="APP_KEY:APP_SECRET"):
            SCHEMES["tiktok-shop"].read_key(none)

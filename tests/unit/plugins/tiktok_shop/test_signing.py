"""The signature of TikTok's own example ("Sign your API request"), of another client's test, and of what is sent."""

from __future__ import annotations

from tiktok_shop.signing import signature, signed

SECRET = "e59af819cc"


def test_tiktok_s_own_example() -> None:
    query = {"timestamp": "1623812664", "app_key": "29a39d"}
    expected = "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"
    assert signature(SECRET, "/authorization/202309/shops", query) == expected
    assert signature(SECRET, "/authorization/202309/shops", query | {"sign": "x", "access_token": "y"}) == expected
    whole = signed("29a39d", SECRET, "/authorization/202309/shops", {}, b"", 1_623_812_664)
    assert whole == query | {"sign": expected}


def test_the_example_of_a_client_in_php() -> None:
    """EcomPHP/tiktokshop-php, ClientTest::testPrepareSignature."""
    expected = "d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f"
    assert signature("app_secret", "/test-api", {"foo": "bar"}) == expected


def test_the_body_counts_as_it_is_sent() -> None:
    """TikTok's example with a body, of which it prints the text that is signed: made with openssl dgst -sha256 -hmac."""
    query = {"app_key": "68xu9ks5p4i8", "shop_cipher": "ROW_xkMbgAAAeVAQra0eZWebFQq5aIK", "timestamp": "1696909648"}
    body = b'{"address":"https://partner.tiktokshop.com","event_type":"PACKAGE_UPDATE"}'
    expected = "cd0d6268252f4ba293bf7ea4c0a2873bf9beec600d22530638564ab301435f7a"
    assert signature(SECRET, "/event/202309/webhooks", query, body) == expected
    assert signature(SECRET, "/event/202309/webhooks", query, body.replace(b",", b", ")) != expected

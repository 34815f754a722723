"""A guest of a Vendure web shop, one step after another, through the public API."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import httpx

_TAKE = """mutation($v: ID!, $q: Int!) { addItemToOrder(productVariantId: $v, quantity: $q) {
  __typename ... on Order { code } ... on ErrorResult { errorCode } ... on OrderInterceptorError { interceptorError } } }"""
_ADJUST = """mutation($l: ID!, $q: Int!) { adjustOrderLine(orderLineId: $l, quantity: $q) {
  __typename ... on ErrorResult { errorCode } ... on OrderInterceptorError { interceptorError } } }"""
_COUPON = """mutation($c: String!) { applyCouponCode(couponCode: $c) { __typename ... on ErrorResult { errorCode } } }"""
_WHO = """mutation($c: CreateCustomerInput!, $a: CreateAddressInput!) {
  setCustomerForOrder(input: $c) { __typename } setOrderShippingAddress(input: $a) { __typename } }"""
_CHECK_OUT = """mutation($s: [ID!]!) { setOrderShippingMethod(shippingMethodId: $s) { __typename }
  transitionOrderToState(state: "ArrangingPayment") {
    __typename ... on OrderStateTransitionError { errorCode transitionError } } }"""
_PAY = """mutation($m: String!) { addPaymentToOrder(input: {method: $m, metadata: {}}) {
  __typename ... on ErrorResult { errorCode } } }"""
_ADDRESS = {"fullName": "李雷", "streetLine1": "1 Rd", "city": "上海", "postalCode": "200000", "countryCode": "CN"}


class RefusedByVendureError(Exception):
    """The server said no; the text is its own."""


def post(client: httpx.Client, url: str, question: str, **variables: object) -> dict[str, Any]:
    """Ask a server's API and stay logged in as whom it says. Raises `RefusedByVendureError`."""
    response = client.post(url, json={"query": question, "variables": variables})
    answer = response.json()
    if answer.get("errors"):
        raise RefusedByVendureError(answer["errors"][0]["message"])
    token = response.headers.get("vendure-auth-token")
    if token:
        client.headers["Authorization"] = f"Bearer {token}"
    return dict(answer["data"])


class Visitor:
    """Somebody with a basket; gone with the block. Every step raises `RefusedByVendureError` where the shop says no."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/shop-api"
        self._client = httpx.Client(timeout=20, verify=False)  # plain HTTP: nothing to verify, and quicker to make

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def ask(self, question: str, **variables: object) -> dict[str, Any]:
        """Any question of the public API."""
        return post(self._client, self._url, question, **variables)

    def take(self, variant_id: str, quantity: int) -> str:
        """Put units into the basket. The order's code."""
        return str(self._done("Order", self.ask(_TAKE, v=variant_id, q=quantity)["addItemToOrder"])["code"])

    def adjust(self, quantity: int) -> None:
        """Have so many in the basket's only line."""
        (line,) = self.ask("{ activeOrder { lines { id } } }")["activeOrder"]["lines"]
        self._done("Order", self.ask(_ADJUST, l=line["id"], q=quantity)["adjustOrderLine"])

    def use_coupon(self, code: str) -> None:
        self._done("Order", self.ask(_COUPON, c=code)["applyCouponCode"])

    def check_out(self, name: str = "雷", email: str = "buyer@example.com") -> None:
        """Say who and where, and go on to the payment."""
        self.ask(_WHO, c={"firstName": name, "lastName": "李", "emailAddress": email}, a=_ADDRESS)
        self.check_out_again()

    def check_out_again(self) -> None:
        """Go on to the payment once more."""
        method = self.ask("{ eligibleShippingMethods { id } }")["eligibleShippingMethods"][0]["id"]
        self._done("Order", self.ask(_CHECK_OUT, s=[method])["transitionOrderToState"])

    def pay(self, method: str = "now") -> None:
        self._done("Order", self.ask(_PAY, m=method)["addPaymentToOrder"])

    @staticmethod
    def _done(wanted: str, result: dict[str, Any]) -> dict[str, Any]:
        if result["__typename"] != wanted:
            raise RefusedByVendureError(" ".join(str(value) for value in result.values()))
        return result

"""Whether the stand-in can be believed: Shopify's own client works with it, and what schema or rules forbid is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from graphql import parse
from shopify import questions
from shopify.access import VERSION

from tests.parts import shopify_client
from tests.parts.shopify import TOKEN, Shopify
from tests.parts.shopify import schema as published
from tests.parts.shopify.cost import LARGEST, requested

pytestmark = [pytest.mark.part("shopify")]
ASKED = {name: text for name, text in vars(questions).items() if name.isupper() and isinstance(text, str) and name[0] != "_"}
ASKED |= {f"READ_PRODUCT of {online}": questions.read_product(online) for online in (1, 3)}

WITHOUT_KEY = questions.WRITE_STOCK.replace("@idempotent(key: $key)", "").replace(", $key: String!", "")


@pytest.fixture
async def shopify() -> AsyncIterator[Shopify]:
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    async with Shopify() as made:
        yield made


async def test_shopifys_own_client_is_answered(shopify: Shopify) -> None:
    if not shopify_client.installed():
        pytest.skip("Shopify's own client is not installed")
    product = shopify.store.add_product("Lipstick", {"RED": ("99.00", 7)})
    asked = {"id": product.id, "publication": "gid://shopify/Publication/11", "variants": 10, "l0": "gid://shopify/Location/1"}
    answer = await shopify_client.ask(shopify.place, TOKEN, questions.read_product(1), **asked)
    assert "errors" not in answer
    assert answer["data"]["product"]["title"] == "Lipstick"
    assert answer["extensions"]["cost"]["throttleStatus"]["maximumAvailable"] == 2000
    assert shopify.problems == []


async def test_shopifys_own_client_reads_refusals(shopify: Shopify) -> None:
    if not shopify_client.installed():
        pytest.skip("Shopify's own client is not installed")
    refused = await shopify_client.ask(shopify.place, "shpat_wrong", questions.READ_CLOCK)
    assert refused["errors"]["networkStatusCode"] == 401
    wrong = await shopify_client.ask(shopify.place, TOKEN, "query { shop { noSuchField } }")
    assert "noSuchField" in wrong["errors"]["graphQLErrors"][0]["message"]
    assert len(shopify.problems) == 1


def test_both_speak_one_version() -> None:
    assert published.VERSION == VERSION


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_question_is_one_of_the_schemas_and_may_be_asked(name: str) -> None:
    """Also that no field of it is one that Shopify means to take away."""
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    document = parse(ASKED[name])
    assert published.problems(document) == []
    sizes: dict[str, object] = {"variants": 100, "ids": ["1"] * questions.ORDERS}
    assert requested(document, sizes) <= 0.9 * LARGEST


@pytest.mark.parametrize(
    ("question", "variables", "words"),
    [
        ("query { shop { currencyCode } locations { nodes { id } } }", {}, "first or last"),
        ("query { products(first: 50) { nodes { variants(first: 50) { nodes { id } } } } }", {}, "cost is too high"),
        (WITHOUT_KEY, {"input": "CHANGE"}, "idempotent"),
        (questions.WRITE_STOCK, {"input": "CHANGE", "key": "1"}, "changeFromQuantity"),
        (questions.WRITE_PRICE, {"product": "1", "variants": [{"id": "1", "price": "1,00"}]}, "Money"),
    ],
)  # fmt: skip
async def test_what_the_api_forbids_is_refused(shopify: Shopify, question: str, variables: dict[str, object], words: str) -> None:
    item = shopify.store.add_product("Lipstick", {"RED": ("99.00", 7)}).variants[0].item_id
    quantity = {"inventoryItemId": item, "locationId": "gid://shopify/Location/1", "quantity": 3}
    change = {"name": "available", "reason": "correction", "quantities": [quantity]}
    given = {name: change if value == "CHANGE" else value for name, value in variables.items()}
    async with httpx.AsyncClient(trust_env=False, headers={"X-Shopify-Access-Token": TOKEN}) as client:
        place = f"{shopify.place}/admin/api/{VERSION}/graphql.json"
        answer = (await client.post(place, json={"query": question, "variables": given})).json()
    assert words in answer["errors"][0]["message"]
    assert shopify.store.variant("RED").levels == {"gid://shopify/Location/1": 7}

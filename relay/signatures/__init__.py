"""How platforms sign their webhook calls: a module for each scheme, and the list of them."""

from relay.signatures.douyin import DOUYIN
from relay.signatures.scheme import Incoming, Scheme
from relay.signatures.secret_path import SECRET_PATH
from relay.signatures.shopify import SHOPIFY
from relay.signatures.standard import STANDARD
from relay.signatures.tiktok_shop import TIKTOK_SHOP
from relay.signatures.woocommerce import WOOCOMMERCE

__all__ = ["SCHEMES", "Incoming", "Scheme"]

SCHEMES = {scheme.name: scheme for scheme in (SHOPIFY, WOOCOMMERCE, TIKTOK_SHOP, STANDARD, SECRET_PATH, DOUYIN)}

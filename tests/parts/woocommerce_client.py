"""WooCommerce's own client for Python (PyPI `woocommerce`), unchanged, in a process of its own: the plugin has the same name.

    python -I tests/parts/woocommerce_client.py URL KEY SECRET CA_FILE [query]    lines of JSON in, lines of JSON out

In: `[method, endpoint, params, data]`. Out: `[status, headers, body]`.
"""

from __future__ import annotations

import json
import sys

from woocommerce import API


def main() -> None:
    url, key, secret, ca_file, *query = sys.argv[1:]
    shop = API(url, key, secret, version="wc/v3", timeout=20, verify_ssl=ca_file, query_string_auth=bool(query))
    for line in sys.stdin:
        method, endpoint, params, data = json.loads(line)
        answer = getattr(shop, method)(endpoint, **({"data": data} if data is not None else {}), params=params)
        print(json.dumps([answer.status_code, dict(answer.headers), answer.json()]), flush=True)


if __name__ == "__main__":
    main()

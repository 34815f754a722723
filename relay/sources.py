"""How often each address may call. Pure; time is an argument."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict

from studio.values.token_bucket import TokenBucket

__all__ = ["Sources"]

_MOST = 4096  # addresses that are remembered; of more the one that called longest ago is forgotten


class Sources:
    """A bucket for each address; one of IPv6 stands for its network of 64 bits, which is what one house is given."""

    def __init__(self, rate_per_s: float, burst: float) -> None:
        self._rate_per_s, self._burst = rate_per_s, burst
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def take(self, address: str, now_s: float) -> bool:
        """Whether this address may call once more now."""
        key = _network(address)
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = TokenBucket(self._rate_per_s, self._burst)
            if len(self._buckets) > _MOST:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket.take(now_s)


def _network(address: str) -> str:
    if ":" not in address:
        return address
    try:
        known = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    return str(known.ipv4_mapped or ipaddress.IPv6Address(int(known) >> 64 << 64))

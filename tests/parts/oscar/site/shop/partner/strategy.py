"""Who may buy what: nothing that is not public. Oscar itself only hides such a product, and sells it to whoever asks.

With SELLS_HIDDEN in the environment it does as Oscar itself.
"""

import os

from oscar.apps.partner import strategy
from oscar.apps.partner.availability import Unavailable


class PublicOnly(strategy.Default):
    def availability_policy(self, product, stockrecord):
        public = product.is_public and (product.parent is None or product.parent.is_public)
        return super().availability_policy(product, stockrecord) if public else Unavailable()


class Selector(strategy.Selector):
    def strategy(self, request=None, user=None, **kwargs):
        return super().strategy(request, user, **kwargs) if os.environ.get("SELLS_HIDDEN") else PublicOnly(request)

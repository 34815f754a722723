"""The shop's own part of Oscar's app of partners, stock and prices."""

from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    name = "shop.partner"

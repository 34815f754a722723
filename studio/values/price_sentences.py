"""What is wrong with a price as somebody wrote it: part of the catalogue (`studio.words`), here because money is read by all."""

from __future__ import annotations

from studio.values.sentences import Template

not_a_price = Template("prices.not_a_price", "'{cell}' is not a price.")
decimals = Template("prices.decimals", "'{cell}' has more decimals than {currency} has.")
too_large = Template("prices.too_large", "'{cell}' is more than a price can be.")
two_readings = Template("prices.two_readings", "'{cell}' can be read in two ways: write {one} or {other}.")
another_reading = Template("prices.another_reading", "'{cell}' can be read in two ways: write {one} if that is meant.")
not_in_currency = Template("prices.not_in_currency", "'{cell}' is not in {currency}.")
no_currency = Template("prices.no_currency", "'{cell}' is no currency: write three letters, like CNY or USD.")
below_zero = Template("prices.below_zero", "'{cell}' is below 0.")

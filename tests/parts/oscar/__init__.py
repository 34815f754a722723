"""The real django-oscar with django-oscar-api, on loopback: its owner's hands, and buyers who use its public API.

`.ci/setup test` installs it from `requirements.lock` into an environment of its own, `oscar` in `$NIGHTMARKET_PARTS` or
~/.cache/nightmarket-parts: it has a package of the same name as the plugin, and nothing of it belongs to the studio. `site` is
the shop's own code, as every Oscar shop has some: settings, addresses, a page that pays an order, and a strategy that sells
nothing that is not public.
"""

from tests.parts.oscar.server import PASSWORD, TOKEN, USER, Oscar, RefusedByOscarError, installed

__all__ = ["PASSWORD", "TOKEN", "USER", "Oscar", "RefusedByOscarError", "installed"]

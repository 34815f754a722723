"""Oscar's own models."""

from oscar.apps.partner.models import *  # noqa: F403

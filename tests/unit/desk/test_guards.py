"""What the desk refuses of an edit that the show's rules allow."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.desk import guards
from studio.desk.plugins import Catalogue, Choices, bundled_folder, discover
from studio.errors import RefusedError
from studio.show.model import Overlay, Show

CARD = Overlay(id="clock", name="Clock", kind="countdown")
SHOW = Show(overlays=(CARD,))


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(discover(bundled_folder(), bundled_folder() / "none"), Choices())


def having(**settings: object) -> Show:
    return Show(overlays=(replace(CARD, settings=settings),))


def test_settings_of_a_card_suit_its_kind(catalogue: Catalogue) -> None:
    guards.card_settings(catalogue, SHOW, having(style="compact"))
    with pytest.raises(RefusedError, match="Clock: Style: it is one of full, compact"):
        guards.card_settings(catalogue, SHOW, having(style="tiny"))
    with pytest.raises(RefusedError, match="There is no setting 'colours'"):
        guards.card_settings(catalogue, Show(), having(colours=3))


def test_what_an_older_plugin_knew_does_not_lock_the_card(catalogue: Catalogue) -> None:
    old = having(colours=3)
    guards.card_settings(catalogue, old, having(colours=3, style="compact"))
    with pytest.raises(RefusedError, match="no setting 'colours'"):
        guards.card_settings(catalogue, old, having(colours=4))
    with pytest.raises(RefusedError, match="no setting 'colours'"):
        guards.card_settings(catalogue, old, Show(overlays=(replace(old.overlays[0], kind="banner"),)))


def test_a_card_whose_plugin_is_away_is_left_alone(catalogue: Catalogue) -> None:
    away = Show(overlays=(replace(CARD, plugin="gone", settings={"any": 1}),))
    guards.card_settings(catalogue, Show(), away)

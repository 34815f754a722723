"""The cards of the show: played, stopped, looked at before they go on air, set up and placed."""

from ui.cards.panel import CardsPanel

__all__ = ["CardsPanel"]

"""How products look and read wherever the window shows them: money, states, pictures, the countdown ring."""

from ui.products.money import read_money, said_money, short_money
from ui.products.ring import CountdownRing
from ui.products.states import draw_mark, shown_state, state_look
from ui.products.thumbnails import Thumbnails

__all__ = ["CountdownRing", "Thumbnails", "draw_mark", "read_money", "said_money", "short_money", "shown_state", "state_look"]

"""The product on air: what it is, how its launch stands, and every deed of a launch."""

from ui.current.area import CurrentArea

__all__ = ["CurrentArea"]

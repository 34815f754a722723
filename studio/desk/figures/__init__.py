"""The show's figures at the desk: kept as the sale goes on, told to clients, and there again after a crash."""

from studio.desk.figures.keeper import FiguresKeeper

__all__ = ["FiguresKeeper"]

"""Packets into files that play up to their last second."""

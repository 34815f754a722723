"""Pixels: any picture into the program's format, scaled, and words drawn into it."""

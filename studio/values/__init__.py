"""What numbers and words mean, for everybody: money, figures as people write them, what a shop says, short texts, paces, errors.

Engine, plugins and windows all import from here, so that a rule stands once. It needs the standard library and msgspec and
imports nothing else of the studio.
"""

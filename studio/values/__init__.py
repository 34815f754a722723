"""What numbers and words mean, for everybody: money, figures as people write them, short texts.

Engine, plugins and windows all import from here, so that a rule stands once. It needs the standard library alone and
imports nothing else of the studio.
"""

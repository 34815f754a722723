"""How processes meet: rings of pictures and sound in shared memory, framed messages, endpoints, clocks.

Knows nothing of shows, media or Qt. Readers of a ring never lock and never make a writer wait.
"""

"""Program in, packets out: the encoders, which of them work here, and when one is too slow."""

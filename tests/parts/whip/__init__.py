"""Real receivers of WHIP, each a process of its own that a test can kill: aiortc, and libdatachannel by node-datachannel."""

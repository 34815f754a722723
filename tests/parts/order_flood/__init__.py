"""Shops whose buyers order faster than anybody reads, told of over a bad line: news come twice, out of order, and some never.

- `trade`: what buyers did, and what comes of the news of it; from a seed, the same in the shop's process and in the test's.
- `shops`: the plugin, and connections of it in a studio.
- `agreeing`: what a studio says is equal to what buyers did.
"""

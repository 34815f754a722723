"""The relay: a small server that takes platforms' webhook calls over HTTP and keeps them in a stream, for desks to read.

It is started by `python -m relay relay.toml`, and needs nothing of the studio but `studio.webhooks` and `studio.values`.
"""

"""A simulated crowd: comes in by the page's own socket like anybody, chats, asks, complains, buys and pays.

`PYTHONPATH=plugins python -m rehearsal.crowd --url http://127.0.0.1:PORT/ --profile rush --buyers 2000 --seconds 120 --seed 1`.
The same seed means the same people who want the same things at the same moments; what they get is the shop's affair.
"""

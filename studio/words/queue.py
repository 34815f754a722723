"""What is said of products in the queue as they come on air and leave it."""

from __future__ import annotations

from studio.values.sentences import Template

sold_out = Template("queue.sold_out", "{product} is sold out. Rerun it first.")
ended_already = Template("queue.ended_already", "{product} is ended. Rerun it first.")
pulled_already = Template("queue.pulled_already", "{product} is pulled. Rerun it first.")
none_on_air = Template("queue.none_on_air", "No product is on air. Explain one first.")
on_air = Template("queue.on_air", "{product} is on air. End it first.")
not_on_air = Template("queue.not_on_air", "{product} is not on air. End the product that is, or pull this one.")
no_more = Template("queue.no_more", "There is no further product in the queue. Add one, or rerun one that is over.")
minutes_over = Template("queue.minutes_over", "Its minutes are over.")
ended = Template("queue.ended", "Ended.")
sold_out_now = Template("queue.sold_out_now", "Sold out.")
show_over = Template("queue.show_over", "The show is over.")
queued_again = Template("queue.queued_again", "Queued again.")
computer_restarted = Template("queue.computer_restarted", "The computer was started anew.")
aborted = Template("queue.aborted", "Aborted.")

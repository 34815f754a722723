"""What is said of sources and their trials."""

from __future__ import annotations

from studio.values.sentences import Template

unknown = Template("sources.unknown", "There is no source '{name}'.")
not_a_file = Template("sources.not_a_file", "Only media files can be paused. Choose one.")
trial_ended = Template("sources.trial_ended", "This trial has ended. Open the dialog again.")
too_many_trials = Template("sources.too_many_trials", "{count} sources are being tried already. Close a dialog first.")
not_to_be_wound = Template("sources.not_to_be_wound", "Only media files can be wound. Choose one.")
not_a_list = Template("sources.not_a_list", "Only a source that shows several things can go on to the next. Choose one.")
unreadable = Template("sources.unreadable", "The source cannot be read: {why}")
always_same = Template(
    "sources.always_same",
    "Every picture of it is the same. If it ought to move, restart the camera or check its cable.",
)
no_memory = Template(
    "sources.no_memory",
    "There is too little memory for its pictures of {width}x{height}. Remove a source, or show it smaller.",
)

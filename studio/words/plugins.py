"""What is said of plugins."""

from __future__ import annotations

from studio.values.sentences import Template

not_used = Template("plugins.not_used", "The show does not use a plugin '{name}'.")
unknown = Template("plugins.unknown", "There is no plugin '{name}'.")
unusable = Template("plugins.unusable", "The plugin in {folder} cannot be used: {file}: {why}.")
unreadable = Template("plugins.unreadable", "The plugin in {folder} cannot be used: its plugin.toml cannot be read ({reason}).")
same_id = Template("plugins.same_id", "The plugin in {folder} cannot be used: its id '{id}' is that of the plugin in {other}.")
other_interface = Template(
    "plugins.other_interface",
    "{name} is written for plugin interface {wanted}; this studio has {here}.",
)
bad_entry = Template("plugins.bad_entry", "{name}: the entry {entry} is not a module of {folder}.")
no_crowd = Template("plugins.no_crowd", "{name} has no crowd.")
not_written = Template("plugins.not_written", "{path} cannot be written: {why}.")
no_setting = Template("plugins.no_setting", "There is no setting '{name}'.")
wrong_setting = Template("plugins.wrong_setting", "{label}: {trouble}.")
on_or_off = Template("plugins.on_or_off", "it is either on or off")
of_choices = Template("plugins.of_choices", "it is one of {choices}")
colour = Template("plugins.colour", "a colour is written #rrggbb")
text = Template("plugins.text", "it is a text")
too_long = Template("plugins.too_long", "it is longer than {most} characters")
number = Template("plugins.number", "it is a number")
at_least = Template("plugins.at_least", "it is at least {bound}")
at_most = Template("plugins.at_most", "it is at most {bound}")
card_trouble = Template("plugins.card_trouble", "Card {name}: {trouble}")
and_another = Template("plugins.and_another", "{trouble}. {other}")
given_up = Template("plugins.given_up", "{trouble}; given up after {n} failures until it is played anew")

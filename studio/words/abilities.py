"""What is said of a platform or shop that does not do what its connection was asked."""

from __future__ import annotations

from studio.values.sentences import Template

unsupported = Template("abilities.unsupported", "{name} cannot do this: do it in the shop yourself.")
not_writable = Template("abilities.not_writable", "Nothing can be written to {name} from here.")
too_long = Template("abilities.too_long", "{name} takes messages of {bound} characters; this one has {count}.")
not_moderated = Template("abilities.not_moderated", "The chat of {name} is moderated there, not from here.")
not_of_broadcast = Template("abilities.not_of_broadcast", "{name} lets no program do this: do it on its own page.")
title_too_long = Template("abilities.title_too_long", "{name} takes titles of {bound} characters; this one has {count}.")
no_login = Template("abilities.no_login", "{name} needs no login of this kind. Enter its secrets under Show > Connections.")
late = Template("abilities.late", "{name} has not answered within {seconds} seconds.")
too_many_open = Template("abilities.too_many_open", "{name} has not answered {count} calls.")
failed = Template("abilities.failed", "The plugin for {name} failed: {error}")
asked_wrongly = Template("abilities.asked_wrongly", "The desk asked {question} wrongly: {error}")
silent = Template("abilities.silent", "{name} has said nothing for {seconds} seconds.")
proxy_unusable = Template(
    "abilities.proxy_unusable",
    "The proxy that {setting} names cannot be used: it speaks SOCKS, or its address is none. "
    "Name an http:// proxy there, or take the setting away, and start the studio anew.",
)
impossible = Template("abilities.impossible", "{name} says what cannot be: {why}. See to it there.")

"""What is said of plugins."""

from __future__ import annotations

from studio.values.sentences import Template

not_used = Template("plugins.not_used", "The show does not use a plugin '{name}'.")

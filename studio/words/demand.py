"""What is said of the demand of viewers and buyers."""

from __future__ import annotations

from studio.values.sentences import Template

bad_facet = Template("demand.bad_facet", "The words of {name} cannot be read: {reason}. Mend the file, or take it away.")
nothing = Template("demand.nothing", "Nobody has asked for anything yet. Try again when somebody has.")

"""What is said of the rehearsal's simulated viewers."""

from __future__ import annotations

from studio.values.sentences import Template

settings = Template("crowd.settings", "The rehearsal takes no such crowd. Send in fewer, or for less long. {reason}")
no_platform = Template("crowd.no_platform", "There is no rehearsal platform for a crowd. Switch its plugin on under Plugins.")
not_on_air = Template("crowd.not_on_air", "The rehearsal is not on air. Start its destination, then send the crowd in.")
not_running = Template("crowd.not_running", "The rehearsal platform does not run yet. Try again in a moment.")
not_here = Template("crowd.not_here", "A crowd goes to a rehearsal on this computer only. Choose one that is here.")
there_already = Template("crowd.there_already", "A crowd is there already. Send it home first.")

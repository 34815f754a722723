"""The deciding process: show, journal, air, secrets, and the supervision of every other process. Touches no pictures."""

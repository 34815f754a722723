"""What is made of a show after it: report, settlements, the table of its recordings' marks. Runs in a process of its own.

- `reading`: a journal, and the show that it is of, from disk.
- `sending`: what the desk wrote down of how it was sent, and what went wrong.
- `speaking`: the studio's sentences in the report's language.
- `replaying`: the figures of the show, and what went wrong.
- `settlements`: CSV and XLSX for each co-selling partner.
- `packing_sheet`: what is paid and still to be sent, with buyers' notes.
- `demand_table`: what viewers and buyers asked for.
- `marks`: where in the recordings what happened is to be seen.
- `questions`: what the desk asks.

`python -m studio.workers.reports` makes them at the terminal.
"""

from studio.workers.reports.questions import answer

__all__ = ["answer"]

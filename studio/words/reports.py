"""What is said of shows that are kept, of their reports and settlements."""

from __future__ import annotations

from studio.values.sentences import Template

kept = Template("reports.kept", "The show is kept in {folder}. The seal of its journal is {seal}.")
making = Template("reports.making", "The report of the show is being made.")
made = Template("reports.made", "The report of the show is {file}.")
made_with_seal = Template("reports.made_with_seal", "The report of the show is {file}. The seal of its journal is {seal}.")
not_kept = Template("reports.not_kept", "The show cannot be kept in {folder}: {reason}.")
not_made = Template("reports.not_made", "The report of the show cannot be made: {why} Choose Report of a kept show to try again.")
unknown = Template("reports.unknown", "There is no kept show {name}. Choose one of {folder}.")
shop_away = Template("reports.shop_away", "The shop is not connected.")
busy = Template("reports.busy", "A report is being made. Ask again when it is there.")
no_journal = Template("reports.no_journal", "{folder} has no journal: nothing can be told of that show.")
no_day = Template("reports.no_day", "There is no day {day}. Write it as 2026-12-31.")
unreadable = Template("reports.unreadable", "The journal {name} cannot be read: {why}")
damaged = Template("reports.damaged", "The journal {name} cannot be read: {why}. Check it with python -m studio.evidence verify.")

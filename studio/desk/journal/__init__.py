"""The show's journal: everything that happened in a show, in order, on disk before it is answered."""

from studio.desk.journal.place import journal_of
from studio.desk.journal.records import Draft, Record, Span
from studio.desk.journal.show_journal import ShowJournal

__all__ = ["Draft", "Record", "ShowJournal", "Span", "journal_of"]

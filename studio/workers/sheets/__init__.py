"""Sheets of products on disk: CSV and XLSX, read and written. Called in a probe child: a spreadsheet can be a bomb.

Knows files and cells; what the cells mean is `studio.show.sheets`.
"""

from __future__ import annotations

from studio.workers.sheets.questions import answer

__all__ = ["answer"]

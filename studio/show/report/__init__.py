"""The report of a show: one page of HTML that opens anywhere, and its tables as rows for CSV. Pure: figures in, text out.

Every number comes from `studio.show.figures`, or from what the desk wrote down of the stream; nothing is summed up here. The page
has its plots inside as SVG, no script and no address of anything else, and whatever others wrote is escaped (`markup`).

- `facts`: what the page is made of.
- `words`: what it says, in English and Chinese.
- `markup`: HTML, escaped.
- `amounts`: numbers, money and times as people read them.
- `axes`: what drawings share; `layout`: what sections do.
- `sections`: a module for each part of the page, in its order.
- `sheets`: products and curve as rows of numbers, for spreadsheets.
- `page`: the whole page.
"""

from studio.show.report.facts import ActCount, AskedTopic, Incident, ReportFacts
from studio.show.report.page import page
from studio.show.report.sheets import curve_rows, product_rows

__all__ = ["ActCount", "AskedTopic", "Incident", "ReportFacts", "curve_rows", "page", "product_rows"]

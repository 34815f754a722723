"""Settlement with the brands that a show sells for: commission, slot fee and refunds until a chosen day. Pure.

- `rules`: what each row comes to, and how it is rounded.
- `sheet`: the rows as cells, in English and Chinese.
"""

from studio.show.settlement.rules import Settlement, SettlementRow, settled
from studio.show.settlement.sheet import table

__all__ = ["Settlement", "SettlementRow", "settled", "table"]

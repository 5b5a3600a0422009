"""The model workbook: the risk-adjusted estimate in live formulas.

The engine runs once on values that record what is done to them; the steps become rows, and the
rows formulas. `workbook` puts the sheets together; nothing here works a number out by itself.
"""

from benefitshare.exports.workbook.workbook import Workbook, workbook_bytes, workbook_of

__all__ = ["Workbook", "workbook_bytes", "workbook_of"]

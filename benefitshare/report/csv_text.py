"""A table as comma-separated text, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as text; nothing in it is taken for a formula by a spreadsheet.

    A number is written in full, so that it is read back as the same number.

    >>> csv_text(("what", "amount"), [("=1+1", -0.1), (None, 2)])
    'what,amount\\n =1+1,-0.1\\n,2\\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_harmless(each) for each in head])
    for row in rows:
        writer.writerow([_harmless(each) for each in row])
    return text.getvalue()


def _harmless(cell: object) -> object:
    if isinstance(cell, float):
        return repr(float(cell))
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "" if cell is None else cell
    return cell if _is_number(cell) else f" {cell}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True

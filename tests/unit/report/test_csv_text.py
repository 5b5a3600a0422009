import csv
import io

import pytest

from benefitshare.report.csv_text import csv_text


def cells(*row: object) -> list[str]:
    return next(csv.reader(io.StringIO(csv_text(row, []))))


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "@cmd", "+1+cmd", "-x", "\tx"])
def test_no_text_is_taken_for_a_formula(typed: str) -> None:
    assert cells(typed) == [f" {typed}"]


def test_numbers_are_written_in_full() -> None:
    assert cells("-1.5", -0.1, 1 / 3, None) == ["-1.5", "-0.1", "0.3333333333333333", ""]

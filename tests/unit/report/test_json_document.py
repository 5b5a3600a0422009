import datetime
import json
from typing import cast

import pytest

from benefitshare.problems import Problem
from benefitshare.report.json_document import as_json, plain, problems_document


def test_nothing_that_json_does_not_know_gets_through() -> None:
    raw = {"day": datetime.date(2018, 7, 31), "rate": float("inf"), 5: (1, {"a": None})}
    assert plain(raw) == {"day": "2018-07-31", "rate": None, "5": [1, {"a": None}]}
    assert json.loads(as_json(raw)) == plain(raw)


def test_a_problem_keeps_its_public_names() -> None:
    problem = Problem("The file is empty.", file="deal.yaml", line=1, column=1)
    shown = cast(list[dict[str, object]], problems_document((problem,))["problems"])
    keys = ["file", "line", "column", "path", "found", "expected", "message"]
    assert [list(each) for each in shown] == [keys]


@pytest.mark.parametrize("value", [True, "£5m", 3, 2.5, None])
def test_plain_values_stay_as_they_are(value: object) -> None:
    assert plain(value) == value

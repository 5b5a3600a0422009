"""Changes by path: pure, independent of order, and refused where they would do something else."""

from copy import deepcopy

import pytest

from benefitshare.deal.changes import Change, apply_changes
from benefitshare.problems import DealProblems

DATA: dict[str, object] = {
    "name": "A deal",
    "terms": {"a-royalty": {"rate": "4%", "tiers": [{"above": 0}, {"above": 1}, {"above": 2}]}},
}


def _changed(changes: dict[str, object]) -> dict[str, object]:
    return apply_changes(DATA, changes)[0]


def _messages(changes: dict[str, object]) -> list[str]:
    with pytest.raises(DealProblems) as refused:
        apply_changes(DATA, changes)
    return [problem.message for problem in refused.value.problems]


def test_the_data_given_stay_as_they_were() -> None:
    before = deepcopy(DATA)
    _changed({"terms.a-royalty.tiers.1.above": 5, "terms.a-royalty.cap": "£1m", "name": None})
    assert before == DATA


def test_what_changed_is_told_in_the_order_given() -> None:
    changes = {"terms.a-royalty.cap": "£1m", "name": None, "terms.a-royalty.rate": "4%"}
    assert apply_changes(DATA, changes)[1] == (
        Change("terms.a-royalty.cap", None, "£1m"),
        Change("name", "A deal", None),
    )


@pytest.mark.parametrize(
    ("changes", "tiers"),
    [
        ({"terms.a-royalty.tiers.1.above": 9}, [0, 9, 2]),
        ({"terms.a-royalty.tiers.3": {"above": 3}}, [0, 1, 2, 3]),
        ({"terms.a-royalty.tiers.0": None, "terms.a-royalty.tiers.2": None}, [1]),
        ({"terms.a-royalty.tiers.0": None, "terms.a-royalty.tiers.1.above": 9}, [9, 2]),
    ],
)
def test_items_of_lists_are_named_as_they_stood(
    changes: dict[str, object], tiers: list[int]
) -> None:
    for order in (changes, dict(reversed(changes.items()))):
        terms = _changed(order)["terms"]
        assert terms == {
            "a-royalty": {"rate": "4%", "tiers": [{"above": above} for above in tiers]}
        }


@pytest.mark.parametrize(
    ("path", "new", "says"),
    [
        ("terms.a-royalti.rate", 1, "there is no a-royalti in terms. Did you mean a-royalty?"),
        ("horizon.years", 1, "there is no block horizon. Give horizon as a whole"),
        ("terms.a-royalty.cap", None, "there is no cap in terms.a-royalty."),
        ("terms.a-royalty.rate.low", 1, "terms.a-royalty.rate is 4%, with no names below it"),
        ("terms.a-royalty.tiers.first", 1, "there is no first in terms.a-royalty.tiers"),
        ("terms.a-royalty.tiers.4", 1, "there is no 4 in terms.a-royalty.tiers"),
        ("terms.a-royalty.tiers." + "9" * 5000, 1, "there is no 999"),
        ("terms..rate", 1, "is not a path"),
        ("", 1, "is not a path"),
    ],
)
def test_refusals(path: str, new: object, says: str) -> None:
    (message,) = _messages({path: new})
    assert says in message


def test_all_refusals_come_together() -> None:
    assert len(_messages({"a.b": 1, "c.d": 2, "name": "sound"})) == 2


def test_a_path_is_changed_once() -> None:
    (message,) = _messages({"name": 1, " name": 2})
    assert "changed twice" in message
    (message,) = _messages({"terms.a-royalty.rate": 1, "terms.a-royalty": {"rate": 2}})
    assert "terms.a-royalty, which holds it" in message

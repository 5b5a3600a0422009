"""Every worked example: the engine's flows, year by year, are those worked out by hand."""

from __future__ import annotations

from typing import get_args

import pytest

from benefitshare.clauses.term import Term
from benefitshare.terms import AnyTerm
from tests.spec.arithmetic import worked_out
from tests.spec.worked import KEYS, LABELS, TOLERANCE, Case, cases, differences, measures

FOLDERS = ("terms", "products", "discounting")
EVERY = [case for folder in FOLDERS for case in cases(folder)]
KINDS: list[type[Term]] = list(get_args(get_args(AnyTerm)[0]))


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_flows_are_those_worked_out(case: Case) -> None:
    assert set(case.said) <= KEYS
    assert case.said["label"] in LABELS
    assert ("reference" in case.said) == (case.said["label"] == "published")
    assert {"real", "flows", "values"} & set(case.said), "a case expects something"
    assert not differences(case, on_path=False)


# With nothing uncertain, the risk-adjusted path must tell the same as the simulation.
@pytest.mark.parametrize(
    "case",
    [case for case in EVERY if "skip" not in case.said.get("on_path", {})],
    ids=lambda case: case.title,
)
def test_risk_adjusted_path_tells_the_same(case: Case) -> None:
    assert not differences(case, on_path=True)


@pytest.mark.parametrize(
    "case", [case for case in EVERY if "values" in case.said], ids=lambda case: case.title
)
def test_values_are_those_worked_out(case: Case) -> None:
    wanted = {path: worked_out(written) for path, written in case.said["values"].items()}
    # With nothing uncertain, the risk-adjusted estimate is the mean.
    means = [path for path in wanted if path.endswith(".mean")]
    wanted |= {path.removesuffix("mean") + "risk_adjusted": wanted[path] for path in means}
    found = measures(case.deal, wanted)
    assert found == pytest.approx(wanted, rel=0.0, abs=TOLERANCE)


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_every_field_of_a_kind_of_term_is_in_some_case(model: type[Term]) -> None:
    (kind,) = get_args(model.model_fields["kind"].annotation)
    used = {
        key
        for case in cases("terms")
        for term in case.document.get("terms", {}).values()
        if term["kind"] == kind
        for key in term
    }
    # What every term has is covered by the kinds it matters to.
    common = {field.alias or name for name, field in Term.model_fields.items()}
    own = {field.alias or name for name, field in model.model_fields.items()} - common
    assert own <= used


def test_every_common_field_of_terms_is_in_some_case() -> None:
    used = {
        key
        for case in cases("terms")
        for term in case.document.get("terms", {}).values()
        for key in term
    }
    assert {field.alias or name for name, field in Term.model_fields.items()} <= used


def test_titles_are_unique() -> None:
    titles = [case.title for case in EVERY]
    assert len(set(titles)) == len(titles)

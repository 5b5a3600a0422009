"""What the Aqua Book asks: assumptions, decisions, and who answers for the analysis."""

import pytest

from benefitshare.exports.register_sheets import (
    NO_SOURCE,
    assumptions_register,
    assurance_statement,
    decisions_log,
)
from benefitshare.report.layout import as_text
from benefitshare.report.run_page import run_page
from tests.exports.judging import judged, judged_text

DEAL = """
benefitshare: 1
name: A deal
signed: 2024-05-01
horizon: {start: 2024-05-01, years: 3}
parties:
  trust: {name: The trust, role: nhs-provider}
  company: {name: The company, role: supplier}
terms:
  fee: {kind: upfront-fee, from: company, to: trust, amount: {value: £1m, source: the offer}}
policy:
  head-start-most: {value: 3, by: the board, why: data age fast}
  material-difference-amount: {value: £50k, by: the finance director, why: small sums}
departures:
  P4-01: {reason: commercial confidence, by: the board, date: 2024-04-02}
assurance: {analyst: A. Smith, assurer: %s}
"""


def test_every_value_typed_is_in_the_register_with_who_says_so() -> None:
    table = assumptions_register(judged("ouh-counter-offer"))
    rows = {row[-1]: row for row in table.rows}
    assert len(rows) == len(table.rows)
    source = table.columns.index("Source")
    assert str(rows["agreement.years"][source]).startswith("five-year strategic")
    assert rows["terms.discovery-royalty.rate"][source] == NO_SOURCE
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_decisions_have_what_they_replace_and_who_took_them() -> None:
    rows = {row[1]: row for row in decisions_log(judged_text(DEAL % "B. Jones")).rows}
    kind, _, decided, before, why, by, date = rows["P4-01"]
    assert (kind, decided, by, date) == (
        "Accepted departure", "departed from", "the board", "2024-04-02",
    )  # fmt: skip
    assert (before, why) == ("the rule", "commercial confidence")
    thresholds = [row[2:6] for row in rows.values() if row[0] == "Threshold of the trust's"]
    assert ("3 months", "12 months", "data age fast", "the board") in thresholds
    assert ("£50k", "£10k", "small sums", "the finance director") in thresholds


def test_what_a_variant_changes_is_a_decision() -> None:
    rows = decisions_log(judged("ouh-counter-offer")).rows
    changed = {row[1]: (row[3], row[2]) for row in rows if row[0] == "Changed in this version"}
    assert changed["Stated value (stake)"] == ("£5m", "£2.5m")


@pytest.mark.parametrize("assurer", ["A. Smith", '" a.  smith "'])
def test_an_analyst_who_assures_is_warned_of_everywhere(assurer: str) -> None:
    result = judged_text(DEAL % assurer)
    warning = "The analyst and the assurer are the same"
    statement = assurance_statement(result)
    assert any(str(row[1]).startswith(warning) for row in statement.rows if row[0] == "Warning")
    assert warning in " ".join(as_text(run_page(result)).split())


def test_an_independent_assurer_is_not_warned_of() -> None:
    result = judged_text(DEAL % "B. Jones")
    assert not [row for row in assurance_statement(result).rows if row[0] == "Warning"]
    assert "nobody else has checked" not in as_text(run_page(result))


def test_an_analysis_that_nobody_assured_says_so() -> None:
    (warning,) = assurance_statement(judged("ouh-counter-offer")).notes
    assert (
        warning == "No analyst and no assurer is named: this analysis is not known to be assured."
    )

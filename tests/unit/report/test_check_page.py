"""What `check` says of a deal, with numbers made by hand: the page, the summary and the block."""

import datetime
from collections.abc import Mapping
from typing import Any

import yaml

from benefitshare.deal import Deal
from benefitshare.guidance import QUESTIONS, RULES, assess
from benefitshare.report.attestation_block import attestation_block
from benefitshare.report.check_page import check_page
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.layout import as_text
from benefitshare.report.summary import summary
from tests.unit.guidance.factory import deal, projection

TODAY = datetime.date(2026, 4, 1)


def judged(
    changes: Mapping[str, Any] | None = None, numbers: Mapping[str, Any] | None = None
) -> JudgedDeal:
    return of(deal(changes), numbers)


def of(subject: Deal, numbers: Mapping[str, Any] | None = None) -> JudgedDeal:
    projected = projection(numbers, subject)
    return JudgedDeal(
        deal=subject,
        file="deal.yaml",
        sha256="0" * 64,
        changes=(),
        version="0",
        projection=projected,
        signed=assess(subject, projected, on=subject.signed, key="signed"),
        today=assess(subject, projected, on=TODAY, key="today"),
        with_remedies=False,
    )


def page(subject: JudgedDeal) -> str:
    return " ".join(as_text(check_page(subject)).split())


def answered(changes: Mapping[str, Any], answer: str) -> JudgedDeal:
    """A deal with the block that `--missing` prints pasted in, each open question answered."""
    block = yaml.safe_load(attestation_block(judged(changes)))["attestations"]
    filled = {
        key: {**said, "answer": answer} if said["answer"] == "unknown" else said
        for key, said in block.items()
    }
    return judged({**changes, "attestations": filled})


DEPARTURE = {"reason": "A trial", "by": "The board", "date": datetime.date(2020, 10, 1)}
SHARES = {"stake": {"kind": "equity", "from": "company", "to": "trust", "percent": "1%"}}


def test_one_round_of_answers_is_enough() -> None:
    for answer in ("yes", "no"):
        found = answered({"terms": SHARES, "data": {"route": "extract"}}, answer)
        waiting = {
            key
            for assessment in (found.signed, found.today)
            for finding in assessment.findings
            for key in finding.missing
        }
        assert not waiting & set(QUESTIONS), answer


def test_what_matters_only_for_some_answers_says_so() -> None:
    block = attestation_block(judged())
    assert "If it comes to that: Does the NHS keep a free right" in " ".join(
        block.replace("#", "").split()
    )
    assert "elsewhere in the deal file" in block
    assert "terms.royalty.minimum: The least that is paid in a year" in " ".join(
        block.replace("#", "").split()
    )


def test_what_a_file_notes_of_an_unknown_answer_is_shown() -> None:
    note = {"answer": "unknown", "note": "the minutes are not public"}
    text = page(judged({"attestations": {"board-decision": note}}))
    assert "The minutes are not public." in text


def test_the_ten_heads_are_a_checklist() -> None:
    heads = {"head-bias": {"answer": "no"}, "head-scope": {"answer": "yes"}}
    text = page(judged({"attestations": heads}))
    assert "The ten heads of 2018" in text
    for row in ("scope yes", "bias no", "liability not answered"):
        assert row in text


def test_a_purchase_has_no_heads_and_says_that_most_rules_do_not_apply() -> None:
    subject = judged({"arrangement": "purchase", "data": None})
    assert "ten heads" not in page(subject)
    told = "Most of the rules do not apply, since this is a purchase, and shares no NHS data."
    assert told in summary(subject)


def test_a_deal_elsewhere_is_told_once_that_it_is_not_judged() -> None:
    text = page(judged({"country": "United States"}))
    assert text.count("this deal is for the United States.") == 1
    assert "Not applicable" not in text
    assert "could be judged" not in text


def test_the_summary_tells_departures_and_what_could_be_grave() -> None:
    numbers = {"trust": {"chance": 0.9}}
    before = summary(judged(numbers=numbers))
    after = summary(judged({"departures": {"P2-01": DEPARTURE}}, numbers))
    assert "The trust is too likely to end up worse off." in before
    assert "The trust is too likely" not in after
    assert "On one point the trust has recorded why it does otherwise." in after
    # Only whether the aim is said outright could be a breach: exclusivity stands in the file.
    assert "one of them could be grave" in after


def test_only_what_no_guide_asks_for_is_not_called_more() -> None:
    shares = {"consideration": {"shares": 1_900_000.0, "without_shares": -1e6}}
    shares["lines"] = {"all": 2_000_000.0}
    others = dict.fromkeys(("AP-03", "QA-02"), DEPARTURE)
    changes = {"terms": {**SHARES, "royalty": None}, "departures": others}
    text = summary(judged(changes, shares))
    assert "nothing that could be checked falls short. One point is of concern, though no" in text


def test_not_legal_advice_is_said_once() -> None:
    assert page(judged()).count("not legal advice") == 1


def test_no_word_of_law_or_of_fairness_is_the_verdict_of_a_rule() -> None:
    worst = answered({"data": {"exclusive": "yes"}}, "no")
    for finding in (*worst.signed.findings, *worst.today.findings):
        assert "unlawful" not in finding.message
        assert "unfair" not in finding.message
    assert not any("unlawful" in rule.plainly or "unfair" in rule.plainly for rule in RULES)


def test_what_is_too_close_on_both_dates_shows_how_grave_it_would_be() -> None:
    subject = judged({"signed": "2018-10-01"}, {"supplier": {"mean": 5_000.0, "error": 10_000.0}})
    assert "too close to call (concern), now too close to call (note)" in page(subject)

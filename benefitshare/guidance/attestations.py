"""Facts that no model can compute: each asked once, in plain words, answered in the deal file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a rule asks the trust to attest."""

    key: str
    asks: str
    """The question, to be answered yes or no."""
    evidence: str
    """What to give as its reference."""
    dated: bool = False
    """Whether the date matters to a rule."""


QUESTIONS: Final[Mapping[str, Question]] = {
    question.key: question
    for question in (
        Question(
            "explicit-patient-aim",
            "Does the agreement say outright that its aim is to improve the health, welfare or "
            "care of NHS patients, or how the NHS runs?",
            "the clause that says so",
        ),
        Question(
            "patient-benefits-in-terms",
            "Are the benefits to patients written into the terms?",
            "the clause or schedule of benefits",
        ),
        Question(
            "patient-benefits-reason",
            "If they are not, has the reason why that was not possible been recorded?",
            "the paper that records it",
        ),
        Question(
            "board-decision",
            "Did the board itself, and not only managers, consider whether the terms are fair "
            "and decide?",
            "the minute, with its date",
        ),
        Question(
            "conflicts-declared",
            "Were the interests of everybody who decided declared before the decision?",
            "the minute or the register of interests",
        ),
        Question(
            "raw-data-exclusive",
            "Does anybody get a sole right of access to, or use of, raw data held by the NHS?",
            "the clause on exclusivity",
        ),
        Question(
            "exclusivity-considered",
            "Where access is exclusive, is the careful consideration behind it on record?",
            "the paper that records it",
        ),
        Question(
            "summary-published",
            "Has a summary been published of the parties, the purpose, the data and the terms?",
            "the address of the page, with the date of publication",
            dated=True,
        ),
    )
}

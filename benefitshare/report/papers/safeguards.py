"""What a public notice says of safeguards: only what is attested, and where that can be seen."""

from benefitshare.deal import Deal
from benefitshare.guidance import QUESTIONS
from benefitshare.guidance.words import day
from benefitshare.report.blocks import Row, Table
from benefitshare.report.papers.figures import without_figures

NOT_STATED = "not stated"
SHOWN = (
    "data-security-standards",
    "data-protection-confirmed",
    "confidentiality-route",
    "other-uses-permitted",
    "raw-data-exclusive",
    "data-at-end",
    "exit-and-deletion",
    "public-involved",
    "patient-benefits-in-terms",
    "returns-reinvested",
    "board-decision",
    "conflicts-declared",
    "summary-published",
)
"""What patients and the public ask first, by the keys of the rules' questions."""


def safeguards(deal: Deal, *, figures: bool) -> Table:
    """A question a row, with the trust's answer; an answer without a reference is not one."""
    rows = tuple(Row(QUESTIONS[key].asks, _answer(deal, key, figures=figures)) for key in SHOWN)
    return Table(
        "What is in place, as the trust has attested it",
        ("Answer", "Where it can be seen"),
        rows,
        label="Question",
        note="Not stated: nobody has attested it with a reference. It is neither claimed nor "
        "denied.",
    )


def attested(deal: Deal, key: str) -> bool:
    """Whether somebody answered, and said where that can be seen."""
    said = deal.attestations.get(key)
    return said is not None and said.answer != "unknown" and bool(said.reference)


def _answer(deal: Deal, key: str, *, figures: bool) -> tuple[str, str]:
    if not attested(deal, key):
        return NOT_STATED, "–"
    said = deal.attestations[key]
    when = "" if said.date is None else f" ({day(said.date)})"
    return said.answer, without_figures(said.reference or "", figures=figures) + when

"""CC-05: a deal on NHS data has an open breach of the five guiding principles.

What it looks for
    Any rule of the families P1 to P5 that flags a breach in this same assessment.

Why it matters
    The code makes the five principles more than advice: a deal based on NHS data must adhere to
    them. One open breach is therefore a breach of the code as well.

Source
    The code as updated on 18 July 2019, principle 10: deals on NHS data must adhere to the five
    guiding principles. Read in the update log of the code's own page. Whether the guide of January
    2021 kept the words was not seen, so from then on this is a concern and not a breach.

A deal it flags
    One that grants a sole right to raw data.

A deal it passes
    One whose P1 to P5 rules find no breach, with every question answered that could show one.

What it cannot see
    Principles whose words nobody has read, or that ask for something only where possible: their
    rules flag a concern at most. So to pass is not to meet all five: the finding names what falls
    short less gravely, and how much nobody can tell.
"""

from benefitshare.guidance.documents import CODE
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.finding import Finding, Outcome
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

FAMILIES = ("P1", "P2", "P3", "P4", "P5")


def check(context: Context) -> Verdict:
    """Flag where a rule on the five principles has flagged a breach."""
    grave = [f for f in context.earlier if f.rule[:2] in FAMILIES and f.severity == "breach"]
    open_, accepted = _codes(grave, "flagged"), _codes(grave, "accepted")
    if open_:
        return Verdict("flagged", f"The five guiding principles are breached: {listed(open_)}")
    unknown = _codes(grave, "cannot tell")
    if unknown:
        missing = {key: None for f in grave if f.outcome == "cannot tell" for key in f.missing}
        message = f"Whether the five guiding principles are met hangs on {listed(unknown)}"
        return Verdict("cannot tell", message, missing=tuple(missing))
    if accepted:
        message = f"The trust has recorded departures from {listed(accepted)}"
        return Verdict("accepted", message)
    return Verdict("passed", _no_breach(context))


def _no_breach(context: Context) -> str:
    """That no breach is open, and what else keeps the five principles from being met."""
    others = [f for f in context.earlier if f.rule[:2] in FAMILIES]
    short, unknown = _codes(others, "flagged"), _codes(others, "cannot tell")
    message = "No rule on the five guiding principles finds a breach"
    if short:
        message += f"; {listed(short)} {'falls' if len(short) == 1 else 'fall'} short less gravely"
    if unknown:
        message += f"; on {len(unknown)} of them nothing can be told yet"
    return message


def _codes(findings: list[Finding], outcome: Outcome) -> list[str]:
    return [finding.rule for finding in findings if finding.outcome == outcome]


RULE = Rule(
    code="CC-05",
    name="principles.open-breach",
    title="Is a breach of the five guiding principles open?",
    plainly="It falls short of a principle that deals on NHS data must keep to.",
    basis="says",
    severity="breach",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(CODE, "must-adhere"),),
    scope=(uses_nhs_data,),
    step="Cure the breaches named: each rule says how.",
)

"""P2-03: the board has not itself judged whether the terms are fair.

What it looks for
    A decision of the board, on paper, on the terms' fairness; and that those who decided had
    declared their interests. Somebody must attest the decision.

Why it matters
    The board answers for the deal. In 2017 one approved a deal by e-mail without being told that
    a non-executive director sat on the company's board.

Source
    The five guiding principles of 15 July 2019, principle 2: boards regard themselves as
    ultimately responsible for fair terms. Read through the health press, not in the original. That
    a recorded decision is needed is a fair reading.

A deal it flags
    A contract signed by a director, and reported to the board afterwards.

A deal it passes
    A board paper on value and fairness, with a minute of the decision.

What it cannot see
    How well the board was informed.
"""

from benefitshare.guidance.answers import attested, reference, unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

DECIDED = "board-decision"
DECLARED = "conflicts-declared"


def check(context: Context) -> Verdict:
    """Pass where the board's own decision is attested, and no undeclared interest is."""
    verdict = attested(
        context,
        DECIDED,
        if_yes="The board itself decided on the terms",
        if_no="The board itself has not judged whether the terms are fair",
    )
    declared = answer(context.deal, DECLARED)
    if verdict.outcome == "flagged" or (verdict.outcome == "passed" and declared == "yes"):
        return verdict
    if declared == "no":
        message = "Interests had not been declared when the terms were decided on"
        return Verdict("flagged", message + reference(context, DECLARED), missing=verdict.missing)
    open_ = (*verdict.missing, DECLARED) if declared == "unknown" else verdict.missing
    return unanswered(context, *open_)


RULE = Rule(
    code="P2-03",
    name="board.not-decided",
    title="Has the board itself judged whether the terms are fair?",
    plainly="The board has not judged the terms itself, with every interest declared.",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "board"),),
    scope=(uses_nhs_data,),
    attestations=(DECIDED, DECLARED),
    step="Put a paper on the value and fairness of the terms to the board, with interests "
    "declared, and minute its decision.",
)

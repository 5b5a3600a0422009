"""QA-02: assumptions stand without a reason, or nobody has signed them off.

What it looks for
    Every value in the file that is an assumption (all but the plain figures of the contract):
    whether it has a source or a note, and how sure somebody is of it. Then whether each has an
    owner, or the analysis an analyst, and whether an approver is named.

Why it matters
    A result is as good as its assumptions. Those without a source are where to look first.

Source
    The Aqua Book, second edition (July 2025, read in its authors' final draft): a log of
    assumptions says what each is, why, how reliable, who made it and who signed it off. The words
    of the edition of 2015 were not read. From which part on a gap is only noted is policy.

A deal it flags
    A price and a take-up with nothing to say where they come from.

A deal it passes
    A file in which each value has a source or is marked as an assumption, with a confidence.

What it cannot see
    Whether a source says what it is cited for. That the sums are right is tested in this tool.
"""

from collections.abc import Iterator

from benefitshare.deal import Deal
from benefitshare.deal.paths import estimates
from benefitshare.guidance.documents import AQUA_BOOK
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.uncertainty.estimate import Estimate

EXPLAINED = "assumptions-explained"
CONTRACT = ("terms.", "agreement.years", "agreement.notice")
NOT_ASSUMED = ("policy.",)


def check(context: Context) -> Verdict:
    """Count the assumptions with a reason and a confidence, then look for owners."""
    found = list(assumptions(context.deal))
    if not found:
        message = "The file holds no assumption, so there is no log of them to judge"
        return Verdict("cannot tell", message, missing=("products", "contributions"))
    bare = [path for path, estimate in found if not explained(estimate)]
    part = 1 - len(bare) / len(found)
    numbers = {"assumptions": float(len(found)), "unexplained": float(len(bare))}
    if bare:
        have = "has" if len(bare) == 1 else "have"
        message = (
            f"{len(bare)} of {len(found)} assumptions {have} no reason or no confidence in the "
            f"file: see {bare[0]}"
        )
        noted = part >= context.policy[EXPLAINED].value
        return Verdict("flagged", message, "note" if noted else None, numbers, threshold=EXPLAINED)
    missing = _unnamed(context.deal, [estimate for _, estimate in found])
    if missing:
        message = "Every assumption is explained; who made or signed off the log is not said"
        return Verdict("cannot tell", message, numbers=numbers, missing=missing)
    message = f"All {len(found)} assumptions have a reason, a confidence and an owner"
    return Verdict("passed", message, numbers=numbers)


def assumptions(deal: Deal) -> Iterator[tuple[str, Estimate]]:
    """Every value that somebody assumed: not the plain figures of the contract itself."""
    for path, estimate in estimates(deal):
        agreed = path.startswith(CONTRACT) and estimate.is_certain
        # That a buyer is one organisation is what it is, and not an assumption.
        itself = path.endswith(".units") and estimate.is_certain and estimate.mean == 1
        if not agreed and not itself and not path.startswith(NOT_ASSUMED):
            yield path, estimate


def explained(estimate: Estimate) -> bool:
    """Whether a value has a source or a note, and says how sure it is."""
    evidence = estimate.evidence
    if evidence is None:
        return False
    return bool(evidence.source or evidence.note) and evidence.confidence is not None


def _unnamed(deal: Deal, found: list[Estimate]) -> tuple[str, ...]:
    owned = all(each.evidence is not None and each.evidence.owner for each in found)
    roles = {
        "assurance.analyst": owned or deal.assurance.analyst,
        "assurance.approver": deal.assurance.approver,
    }
    return tuple(path for path, name in roles.items() if not name)


RULE = Rule(
    code="QA-02",
    name="assumptions.unexplained",
    title="Is every assumption explained, owned and signed off?",
    plainly="Too few of the figures are explained.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(AQUA_BOOK, "assumptions"),),
    thresholds=(EXPLAINED,),
    step="Give each assumption a source or a note and a confidence, and name who made and who "
    "approved them.",
)

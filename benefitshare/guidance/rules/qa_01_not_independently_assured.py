"""QA-01: nobody but its maker has checked the analysis.

What it looks for
    An analyst and an assurer, named in the deal's `assurance` and not the same person; and a
    statement of assurance that names the limits, with the tests on file, which must be attested.

Why it matters
    People do not see their own mistakes, least of all in a spreadsheet built in a hurry.

Source
    The Aqua Book, second edition (July 2025, read in its authors' final draft): analyst and assurer
    are different people in all cases, and verification, validation and an assurance statement are
    required. The words of the edition of 2015 were not read.

A deal it flags
    A model whose builder signed it off.

A deal it passes
    A model made by the commercial team and checked by internal audit, with a statement.

What it cannot see
    How thorough the check was. This tool's own tests say nothing about a deal's assumptions.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import AQUA_BOOK
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

STATEMENT = "assurance-statement"


def check(context: Context) -> Verdict:
    """Compare the two names, then ask for the statement."""
    named = context.deal.assurance
    analyst, assurer = named.analyst.strip(), named.assurer.strip()
    if analyst and analyst.casefold() == assurer.casefold():
        return Verdict("flagged", "The analysis was checked by the one who made it")
    roles = {
        "assurance.analyst": ("who made the analysis", analyst),
        "assurance.assurer": ("who else checked it", assurer),
    }
    missing = {path: words for path, (words, name) in roles.items() if not name}
    if missing:
        message = f"It is not said {listed(list(missing.values()))}"
        return Verdict("cannot tell", message, missing=tuple(missing))
    return attested(
        context,
        STATEMENT,
        if_yes=f"{assurer} checked what {analyst} made, and a statement names the limits",
        if_no="There is no statement of assurance with the limits and tests of the analysis",
    )


RULE = Rule(
    code="QA-01",
    name="assurance.not-independent",
    title="Has somebody other than its maker checked the analysis?",
    plainly="Nobody independent has checked the sums.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(AQUA_BOOK, "independence"),),
    attestations=(STATEMENT,),
    step="Have somebody else check the analysis and state in writing what was tested and what its "
    "limits are.",
)

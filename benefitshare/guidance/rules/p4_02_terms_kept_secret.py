"""P4-02: how value is shared may not be told, or patients are not told plainly.

What it looks for
    A confidentiality clause that bars the trust from saying how value is shared; and a notice in
    plain language of what is shared, with whom and why. Somebody must attest both.

Why it matters
    A public body that may not say what it gets for patients' data cannot account for it.

Source
    The five guiding principles of 15 July 2019, principle 4, on clear communication in support of
    public trust. The topic is known and its words were not read. That it asks for these two things
    is a fair reading.

A deal it flags
    A contract under which the royalty is the company's trade secret.

A deal it passes
    A clause that keeps only true trade secrets, and a page for patients on the trust's site.

What it cannot see
    Whether patients understand the notice.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed, sentence

BARRED = "terms-confidential"
NOTICE = "plain-language-notice"


def check(context: Context) -> Verdict:
    """Flag terms that may not be told, or the lack of a plain notice."""
    barred, notice = answer(context.deal, BARRED), answer(context.deal, NOTICE)
    faults = []
    if barred == "yes":
        clause = reference(context, BARRED)
        faults.append(f"the trust may not say how the value is shared{clause}")
    if notice == "no":
        faults.append(f"there is no notice in plain language{reference(context, NOTICE)}")
    open_ = tuple(key for key, said in ((BARRED, barred), (NOTICE, notice)) if said == "unknown")
    if faults:
        return Verdict("flagged", sentence(listed(faults)), missing=open_)
    if open_:
        return unanswered(context, *open_)
    message = "The trust may say how the value is shared, and there is a notice in plain language"
    return Verdict("passed", message + reference(context, NOTICE))


RULE = Rule(
    code="P4-02",
    name="terms.kept-secret",
    title="May the terms be told, and are patients told plainly?",
    plainly="The public is not told enough about the deal.",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "communication"),),
    scope=(uses_nhs_data,),
    attestations=(BARRED, NOTICE),
    step="Narrow the confidentiality clause to true trade secrets, and publish a notice in plain "
    "language.",
)

"""EQ-02: a company was formed or changed, and NHS England was not told.

What it looks for
    Where the deal is a spin-out or gives the NHS shares: whether it forms or changes a company that
    a trust owns in whole or part; since February 2024, whether that is over a size in the guidance
    (more than 10% of the trust's assets or income, or 5% or more of its staff) or is novel,
    contentious or repercussive; and whether it was reported. Somebody must attest each.

Why it matters
    The review is there to find risks that a trust alone may miss.

Source
    The guidance on trusts that form or change a subsidiary: from 26 November 2018 every such
    transaction was reportable (second-hand); from 29 February 2024 those above a size, and whatever
    is novel, contentious or repercussive (read; the sizes second-hand). The sizes are the
    guidance's own. Whether a small stake taken for data counts is for a lawyer.

A deal it flags
    A new kind of spin-out, half owned by a trust, set up without a word to NHS England.

A deal it passes
    The same, reported with a business case; or a small stake that legal advice finds outside.

What it cannot see
    The sizes themselves, or what the review would say.
"""

from benefitshare.deal import Deal
from benefitshare.guidance.answers import unanswered
from benefitshare.guidance.documents import SUBSIDIARIES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, takes_shares
from benefitshare.guidance.rule import Context, Rule, Verdict

FORMED = "company-formed"
REPORTABLE = "company-reportable"
REPORTED = "company-reported"
NO_SIZES = "SUBSIDIARIES-2018-11-26"


def check(context: Context) -> Verdict:
    """Ask whether there is a company to report, and whether it was reported."""
    formed, reported = answer(context.deal, FORMED), answer(context.deal, REPORTED)
    everything = context.edition == NO_SIZES
    reportable = "yes" if everything else answer(context.deal, REPORTABLE)
    if formed == "no":
        return Verdict("passed", "The deal forms or changes no company that a trust owns")
    if reportable == "no":
        return Verdict("passed", "The company is below the sizes, and nothing about it is novel")
    if reported == "yes":
        return Verdict("passed", "The company was reported, with a business case")
    if formed == "unknown":
        return unanswered(context, FORMED)
    if reportable == "yes" and reported == "no":
        return Verdict("flagged", "The deal forms or changes a company, and it was not reported")
    given = {REPORTABLE: reportable, REPORTED: reported}
    return unanswered(context, *(key for key, said in given.items() if said == "unknown"))


def may_form_company(deal: Deal) -> str:
    """Why the rule does not fit a deal; empty where a company may be formed or owned."""
    return "" if deal.arrangement_or_default == "spin-out" else takes_shares(deal)


RULE = Rule(
    code="EQ-02",
    name="company.not-reported",
    title="Was NHS England told of a company that is formed or changed?",
    plainly="A company that should have been reported was not.",
    basis="says",
    severity="breach",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(SUBSIDIARIES, "reporting"),),
    scope=(may_form_company,),
    attestations=(FORMED, REPORTABLE, REPORTED),
    step="Report the company to NHS England with a business case that the trust has approved.",
)

"""EQ-01: nobody has confirmed that the trust may hold the shares, or asked for consent.

What it looks for
    Where the terms give the NHS shares or warrants: legal advice that each trust that takes them
    has the power to; and, for an NHS trust that is not a foundation trust, that it was reported so
    that the Secretary of State could consent, where advice treats it as a scheme to earn income.
    Somebody must attest both.

Why it matters
    Foundation trusts and other NHS trusts differ in what they may do to earn income. A stake taken
    without the power or the consent may have to be undone.

Source
    NHS England's guidance on subsidiaries (29 February 2024, read): all income generation schemes
    of NHS trusts are reportable, for the Secretary of State's consent. Before it, the National
    Health Service Act 2006, whose words were not read (only the Bill of 2003 that its section on
    investment comes from). So a breach is found only of the first. Not legal advice.

A deal it flags
    An NHS trust's stake in a partner, of which the Department was not told.

A deal it passes
    A foundation trust's stake, with its lawyers' note on the power.

What it cannot see
    Whether a small stake taken for data is an income generation scheme: ask a lawyer.
"""

from benefitshare.guidance.answers import denied_and_open, reference, unanswered
from benefitshare.guidance.documents import NHS_ACT, SUBSIDIARIES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import takes_shares
from benefitshare.guidance.rule import Context, Rule, Verdict

POWER = "shares-power"
CONSENT = "shares-consent"


def check(context: Context) -> Verdict:
    """Flag a consent not sought; less gravely, a power that nobody has confirmed."""
    denied, open_ = denied_and_open(context, (CONSENT, POWER))
    if CONSENT in denied:
        message = "An NHS trust takes shares to earn income, and that was not reported for consent"
        return Verdict("flagged", message + reference(context, CONSENT))
    if POWER in denied:
        message = "Nobody has confirmed that each trust that takes shares has the power to"
        return Verdict("flagged", message + reference(context, POWER), "concern")
    if open_:
        return unanswered(context, *open_)
    message = "The power to hold the shares is confirmed, and consent was sought where needed"
    return Verdict("passed", message)


RULE = Rule(
    code="EQ-01",
    name="equity.power-unconfirmed",
    title="Has the trust the power, and where needed the consent, to hold shares?",
    plainly="It is not clear that the trust has the power to hold shares.",
    basis="says",
    severity="breach",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(SUBSIDIARIES, "consent"), Citation(NHS_ACT, "powers")),
    scope=(takes_shares,),
    attestations=(CONSENT, POWER),
    step="Take legal advice on the power, report the scheme for consent where that is needed, or "
    "take value in another form.",
)

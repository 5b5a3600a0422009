"""AP-03: estimates are not adjusted for optimism, or the verdict hangs on single numbers.

What it looks for
    An adjustment for optimism in the file, or an attested reason why the estimates need none; at
    least some values that are ranges; and that ranges and switching values (what would have to
    change for the answer to change) were shown to those who decided, which must be attested.

Why it matters
    People who want a deal see it kindly. A single number hides how easily it could be otherwise.

Source
    The Treasury's guidance on optimism bias (its summary read): explicit adjustments to costs,
    benefits and duration, from past projects first. The Green Book asks for tests of sensitivity
    and, where useful, switching values (second-hand), and warns against a ratio as a test to pass
    or fail. No document read sets a percentile.

A deal it flags
    A model of single numbers, shown to the board as one value.

A deal it passes
    Costs raised by a tenth, ranges throughout, and a paper that says what would turn the answer.

What it cannot see
    Whether the adjustment is large enough.
"""

from benefitshare.deal import Deal
from benefitshare.deal.paths import estimates
from benefitshare.guidance.answers import denied_and_open, unanswered
from benefitshare.guidance.documents import GREEN_BOOK, OPTIMISM_BIAS
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

ALLOWED_FOR = "estimates-allow-for-optimism"
SHOWN = "sensitivity-shown"
FAULTS = {
    ALLOWED_FOR: "no estimate is adjusted for optimism",
    SHOWN: "those who decided were not shown what would change the answer",
}


def check(context: Context) -> Verdict:
    """Look for an adjustment and for ranges in the file, and ask for the rest."""
    asked = (SHOWN,) if _adjusted(context.deal) else (ALLOWED_FOR, SHOWN)
    ranges = sum(not estimate.is_certain for _, estimate in estimates(context.deal))
    numbers = {"ranges": float(ranges)}
    denied, open_ = denied_and_open(context, asked)
    faults = [FAULTS[key] for key in denied]
    if not ranges:
        faults.insert(0, "every value is a single number")
    if faults:
        return Verdict("flagged", listed(faults), numbers=numbers)
    if open_:
        return unanswered(context, *open_)
    message = "Optimism is allowed for, and ranges and what would change the answer were shown"
    return Verdict("passed", message, numbers=numbers)


def _adjusted(deal: Deal) -> bool:
    bias = deal.optimism_bias
    return any(each.mean > 0 for each in (bias.costs, bias.benefits, bias.delay))


RULE = Rule(
    code="AP-03",
    name="optimism.unadjusted",
    title="Is optimism allowed for, and was it shown what would change the answer?",
    plainly="The sums may be too hopeful.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(OPTIMISM_BIAS, "adjustment"), Citation(GREEN_BOOK, "uncertainty")),
    attestations=(ALLOWED_FOR, SHOWN),
    step="Set optimism_bias or record why none is needed, give ranges, and show the board what "
    "would change the answer.",
)

"""AP-01: the future is not discounted as the Green Book has it.

What it looks for
    Whether money is discounted at the Green Book's standard rates and health at its health rates,
    over the years that are modelled; and, in the edition of 2026, for more than 50 years, whether
    the extra test at lower rates was run, which somebody must attest. A supplier's own required
    return is no part of this.

Why it matters
    A rate chosen to suit makes a late royalty look large, or a long benefit small.

Source
    The Treasury's Green Book, editions of 2018, 2022 and 2026; the rates as the Department for
    Transport's appraisal guidance gives them (April 2026), and the older editions' as reported
    unchanged. It binds central government, and NHS business cases follow it.

A deal it flags
    Own rates of 3% for money and for health alike.

A deal it passes
    Any edition's own rates; or own rates that equal them for as long as is modelled.

What it cannot see
    Whether the horizon is the right one.
"""

from benefitshare.deal import Deal
from benefitshare.guidance.answers import unanswered
from benefitshare.guidance.documents import GREEN_BOOK
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, values_health
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import percent
from benefitshare.valuation.appraisal import HEALTH, STANDARD, STEPS, appraisal_of

TESTED = "long-horizon-test"
LONG = 50
ASKS_FOR_TEST = "GB-2026-02-05"
SAME = 1e-9


def check(context: Context) -> Verdict:
    """Compare the rates in use with the table, and ask for the extra test where it is due."""
    deal = context.deal
    appraisal = appraisal_of(deal)
    standard = _differs(appraisal.standard, STANDARD, deal)
    health = values_health(deal) and _differs(appraisal.health, HEALTH, deal)
    used = f"{percent(appraisal.standard[0])} a year for money and {percent(appraisal.health[0])}"
    numbers = {"standard_rate": appraisal.standard[0], "health_rate": appraisal.health[0]}
    if standard or health:
        message = (
            f"The rates are {used} for health, throughout; the Green Book's start at "
            f"{percent(STANDARD[0])} and {percent(HEALTH[0])} and fall after {STEPS[0]} years"
        )
        return Verdict("flagged", message, numbers=numbers)
    if deal.horizon.years > LONG and context.edition == ASKS_FOR_TEST:
        tested = answer(deal, TESTED)
        if tested == "unknown":
            return unanswered(context, TESTED)
        if tested == "no":
            message = f"More than {LONG} years are modelled, and the lower rates were not tried"
            return Verdict("flagged", message, numbers=numbers)
    message = f"The Green Book's rates are used: at first {used} for health"
    return Verdict("passed", message, numbers=numbers)


def _differs(used: tuple[float, ...], table: tuple[float, ...], deal: Deal) -> bool:
    """Whether rates differ from the table in any step that the horizon reaches."""
    reached = 1 + sum(deal.horizon.years > step for step in STEPS)
    pairs = zip(used[:reached], table[:reached], strict=True)
    return any(abs(one - other) > SAME for one, other in pairs)


RULE = Rule(
    code="AP-01",
    name="rates.off-the-table",
    title="Is the future discounted as the Green Book has it?",
    plainly="The sums do not use the government's rates.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(GREEN_BOOK, "discounting"),),
    attestations=(TESTED,),
    step="Leave out own rates, so that the edition's are used, and show others as a test.",
)

"""P2-01: a contracting trust is likely to be worse off.

What it looks for
    The chance that a trust's gain, in money and staff time and before any health benefit, is below
    nil. Each NHS provider that is a party is judged by itself, and the worst off decides.

Why it matters
    A deal can look rich on average and still leave the trust out of pocket in most of the ways
    things may go, because a few great successes make the average.

Source
    The five guiding principles of 15 July 2019, principle 2: fair terms for the contracting
    organisation. The words are quoted by NHS England's framework of 2023; the original was not
    read. That a likely loss is not fair terms is a fair reading. The limit on its chance is
    policy: no document read sets a number.

A deal it flags
    £5m of shares for data whose release costs £3m, where the company fails in two draws of five.

A deal it passes
    A yearly fee above the cost of releasing the data.

What it cannot see
    Benefits and costs that are not in the deal file, and health, which stands on a line of its own.
"""

from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.drivers import drives_trusts
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.floors import Floor, is_empty, judge_floor
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import within
from benefitshare.valuation.results import PartyValue

LIMIT = "chance-trust-worse-off"


def check(context: Context) -> Verdict:
    """Judge the contracting trust that is likeliest to be worse off."""
    trusts = [context.projection.parties[id_] for id_ in context.projection.contracting]
    if not trusts:
        message = "No NHS provider is a party, so there is no contracting trust to judge"
        return Verdict("cannot tell", message, missing=("parties",))
    empty = next((trust for trust in trusts if is_empty(trust.lines["non_cash"])), None)
    if empty is not None:
        message = f"Nothing is modelled for {empty.name}: neither payments nor costs nor benefits"
        return Verdict("cannot tell", message, missing=("terms", "contributions"))
    worst = max(trusts, key=_chance)
    floor = Floor(within(worst.name), worst, context.policy[LIMIT])
    return judge_floor(floor, context)


def _chance(trust: PartyValue) -> float:
    return trust.lines["non_cash"].prob_negative


RULE = Rule(
    code="P2-01",
    name="trust.likely-worse-off",
    title="Is the trust likely to be worse off?",
    plainly="The trust is too likely to end up worse off.",
    driver=drives_trusts,
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "fair-terms"),),
    scope=(uses_nhs_data,),
    thresholds=(LIMIT,),
    levers=("rate", "fee", "recovery"),
)

"""P2-02: the NHS as a whole is likely to be worse off.

What it looks for
    The chance that the gain of all NHS bodies together, in money and staff time and before any
    health benefit, is below nil. The rest of the NHS must be a party in the file.

Why it matters
    A trust can gain by a royalty on what the rest of the NHS is charged. What it gains, they pay.

Source
    The five guiding principles of 15 July 2019, principle 2: fair terms for the NHS as a whole.
    The words are quoted by NHS England's framework of 2023; the original was not read. The limit
    is policy: no document read sets a number.

A deal it flags
    A product sold back to a hundred trusts at more than it saves them.

A deal it passes
    A product that saves each user more than its price.

What it cannot see
    NHS bodies that are not in the deal file.
"""

from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.drivers import driven, weighs_for_nhs
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.floors import Floor, is_empty, judge_floor
from benefitshare.guidance.rule import Context, Rule, Verdict

LIMIT = "chance-nhs-worse-off"


def check(context: Context) -> Verdict:
    """Judge the NHS together, where the rest of it is modelled."""
    projection = context.projection
    wider = [party for party in projection.parties.values() if party.role == "nhs-wider"]
    if not wider:
        message = "The rest of the NHS is not in the deal file, so what it gains cannot be told"
        return Verdict("cannot tell", message, missing=("parties",))
    if all(is_empty(party.lines["non_cash"]) for party in wider):
        message = "Nothing is modelled for the rest of the NHS: neither price nor benefit of use"
        return Verdict("cannot tell", message, missing=("products",))
    floor = Floor("the NHS as a whole", projection.groups["nhs"], context.policy[LIMIT])
    return judge_floor(floor, context)


RULE = Rule(
    code="P2-02",
    name="nhs.likely-worse-off",
    title="Is the NHS as a whole likely to be worse off?",
    plainly="The NHS as a whole is too likely to end up worse off.",
    driver=driven("gain.nhs", weighs_for_nhs),
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "fair-terms"),),
    scope=(uses_nhs_data,),
    thresholds=(LIMIT,),
    levers=("rate", "fee", "recovery"),
)

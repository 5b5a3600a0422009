"""VS-14: the supplier is not expected to earn its required return.

What it looks for
    The suppliers' expected gain at their own hurdle rate.

Why it matters
    A deal that fails the partner serves nobody: it is renegotiated, starved or abandoned, and what
    was promised to the NHS goes with it.

Source
    This tool's policy. No guidance asks for it, though the code speaks of benefits shared by both
    sides.

A deal it flags
    Terms that ask for half the profit of a product that is unlikely to launch.

A deal it passes
    Terms under which the supplier's expected gain at its hurdle rate is above nil.

What it cannot see
    What the supplier gains beyond the products that are modelled, such as a reputation or a method.
"""

from math import fsum

from benefitshare.guidance.drivers import driven, weighs_for_suppliers
from benefitshare.guidance.facts import has_supplier
from benefitshare.guidance.floors import compare
from benefitshare.guidance.gains import suppliers_gain
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money
from benefitshare.valuation.results import Projection


def check(context: Context) -> Verdict:
    """Judge the suppliers' expected gain at their own required return."""
    projection = context.projection
    if not projection.models_product or not projection.supplier_gain_modelled:
        message = "No product of the supplier's is modelled, so what it gains cannot be told"
        return Verdict("cannot tell", message, missing=("products",))
    gain = suppliers_gain(projection, "all", "own")
    amount = money(gain.mean, context.deal.currency)
    message = f"At its own required return the supplier's expected gain is {amount}"
    numbers = {"supplier_gain_own": gain.mean, "supplier_gain_standard_error": gain.error}
    numbers |= {"supplier_gain_social": suppliers_gain(projection, "all", "social").mean}
    numbers |= _given_launch(projection)
    side = compare(gain.mean, 0.0, gain.error)
    if side == "close":
        message += f", with a standard error of {money(gain.error, context.deal.currency)}"
        return Verdict("too close to call", message, numbers=numbers)
    if side == "below":
        message += "; a deal that fails the partner serves nobody"
        return Verdict("flagged", message, numbers=numbers)
    return Verdict("passed", message, numbers=numbers)


def _given_launch(projection: Projection) -> dict[str, float]:
    launched = [projection.parties[id_].given_launch for id_ in projection.suppliers]
    means = [each["gain"].mean for each in launched if each is not None]
    return {"supplier_gain_given_launch": fsum(means)} if means else {}


RULE = Rule(
    code="VS-14",
    name="supplier.below-hurdle",
    title="Does the supplier earn its required return?",
    plainly="The company may not earn what it needs, and so may walk away.",
    driver=driven("gain.suppliers", weighs_for_suppliers),
    basis="policy",
    severity="note",
    check=check,
    manual=__doc__ or "",
    scope=(has_supplier,),
    levers=("less",),
    step="Check the supplier's assumptions with it; where they hold, ask for less or share the "
    "risk in another way.",
)

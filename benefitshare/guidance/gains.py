"""Share rules compare expected gains, on the supplier's own basis and on the social one.

A share rule flags as a concern only if it fails on both; on one, it is a note. What holds given
launch is shown and never decides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from benefitshare.guidance.finding import Outcome, Severity
from benefitshare.guidance.rule import Context, Verdict
from benefitshare.guidance.words import money
from benefitshare.valuation.results import Projection

Basis = Literal["own", "social"]
BASES: Final[tuple[Basis, Basis]] = ("own", "social")


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected amount with its standard error. [currency]"""

    mean: float
    error: float


def suppliers_gain(projection: Projection, line: str, basis: Basis) -> Expected:
    """The suppliers' expected gain on a cumulative line, taken together."""
    found = [
        (party.lines if basis == "own" else party.lines_social)[line]
        for party in (projection.parties[id_] for id_ in projection.suppliers)
    ]
    # The suppliers' errors may go together, so they are added and not combined as independent.
    return Expected(math.fsum(s.mean for s in found), math.fsum(s.standard_error for s in found))


def untold_supplier(context: Context, line: str) -> Verdict | None:
    """A verdict where the suppliers' gain cannot be told, or there is none to share."""
    projection = context.projection
    if not projection.split:
        message = (
            "Not applicable: the NHS and patients are not parties, so there is nothing to split"
        )
        return Verdict("not applicable", message)
    if not projection.models_product or not projection.supplier_gain_modelled:
        return Verdict(
            "cannot tell",
            "No product of the supplier's is modelled, so what it gains cannot be told.",
            missing=("products",),
        )
    gain = suppliers_gain(projection, line, "own")
    close = abs(gain.mean) <= 2 * gain.error
    if gain.mean > 0 and not close:
        return None
    amount = money(gain.mean, context.deal.currency)
    numbers = {"supplier_gain_own": gain.mean, "supplier_gain_standard_error": gain.error}
    if close and gain.error > 0:
        error = money(gain.error, context.deal.currency)
        message = (
            f"The supplier's expected gain at its own required return is {amount}, with a standard "
            f"error of {error}, so that nobody can say whether there is a gain to share"
        )
        return Verdict("too close to call", message, numbers=numbers)
    message = f"The supplier expects no gain at its own required return ({amount}) to be shared."
    return Verdict("not applicable", message, numbers=numbers)


Standing = Literal["fails", "close", "partly", "holds"]
"""How a share rule stands on one basis; `partly` is worth a note."""


def combine(own: Standing, social: Standing) -> tuple[Outcome, Severity | None]:
    """Join both bases: a full flag takes failing on both, on one it is a note.

    >>> combine("fails", "fails"), combine("fails", "holds"), combine("close", "fails")
    (('flagged', None), ('flagged', 'note'), ('too close to call', None))
    >>> combine("holds", "holds"), combine("partly", "holds")
    (('passed', None), ('flagged', 'note'))
    """
    both = {own, social}
    if both == {"fails"}:
        return "flagged", None
    if both <= {"fails", "close"}:
        return "too close to call", None
    if both & {"fails", "partly"}:
        return "flagged", "note"
    return ("too close to call", None) if "close" in both else ("passed", None)

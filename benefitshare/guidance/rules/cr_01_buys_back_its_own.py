"""CR-01: the NHS later pays in full for what it helped to make, or few share in the benefit.

What it looks for
    For each product with a price to NHS buyers, whether each buyer gets it free or cheaper, and
    for what part of the product's life; and whether the public was involved and what is earned
    goes back into care, which somebody must attest.

Why it matters
    Free use that is short or local lapses into the full price, paid by the trusts whose data
    trained the product.

Source
    Foundations of Fairness, three citizens' juries (March 2020, two findings read): gains should be
    spread across the NHS, and long-term benefit to all weighed above short-term local income. The
    deal of 2016 to 2018 in which one trust was promised five free years is what the worry is about.
    Critics ask for it and guidance does not. What part of the life is enough is policy.

A deal it flags
    Free use for five years of fifteen, at one trust, and the list price for all others.

A deal it passes
    A national discount for as long as the product is sold, with patients on the steering group.

What it cannot see
    Prices agreed outside the terms, or how good the involvement was.
"""

from collections.abc import Iterator, Mapping

from benefitshare.deal import Deal
from benefitshare.guidance.answers import denied_and_open, unanswered
from benefitshare.guidance.documents import FAIRNESS
from benefitshare.guidance.drivers import drives_price
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import nhs_parties, receivers, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed, percent, within
from benefitshare.terms.discount import Discount
from benefitshare.terms.free_use import FreeUse

LEAST = "cheaper-part-of-life"
FAULTS = {
    "public-involved": "patients and the public were not involved",
    "returns-reinvested": "nothing says that what is earned goes back into care",
}


def check(context: Context) -> Verdict:
    """Judge each NHS buyer's price, then what is attested."""
    if not context.deal.products:
        message = "No product is modelled, so what the NHS will pay for it cannot be told"
        return Verdict("cannot tell", message, missing=("products",))
    parts = dict(_cheaper_parts(context.deal))
    least = context.policy[LEAST].value
    short = {buyer: part for buyer, part in parts.items() if part < least}
    faults = _faults(context.deal, short)
    denied, open_ = denied_and_open(context, FAULTS)
    faults += [FAULTS[key] for key in denied]
    numbers = {"least_part_of_life": min(parts.values())} if parts else {}
    if faults:
        threshold = LEAST if short else None
        return Verdict("flagged", listed(faults), numbers=numbers, threshold=threshold)
    if open_:
        return unanswered(context, *open_)
    message = "NHS buyers pay less for much of the product's life, and the public was involved"
    if not parts:
        message = "No NHS body is to pay for a product, and the public was involved"
    return Verdict("passed", message, numbers=numbers, threshold=LEAST if parts else None)


def _faults(deal: Deal, short: Mapping[str, float]) -> list[str]:
    full = [within(deal.parties[buyer].name) for buyer, part in short.items() if part == 0]
    pay = "pays" if len(full) == 1 else "pay"
    found = [f"{listed(full)} {pay} the full price"] if full else []
    return found + [
        f"{within(deal.parties[buyer].name)} pays less for only {percent(part)} of its life"
        for buyer, part in short.items()
        if part > 0
    ]


def _cheaper_parts(deal: Deal) -> Iterator[tuple[str, float]]:
    """Each NHS buyer with the least part of a product's life for which it pays less."""
    for buyer in nhs_parties(deal):
        priced = [
            id_
            for id_, product in deal.products.items()
            if any(m.buyer == buyer and m.price.mean > 0 for m in product.markets.values())
        ]
        if priced:
            yield buyer, min(_cheaper_part(deal, id_, buyer) for id_ in priced)


def _cheaper_part(deal: Deal, product: str, buyer: str) -> float:
    lifetime = deal.products[product].lifetime
    life = deal.horizon.years if lifetime is None else lifetime.mean
    cheaper = [
        term
        for term in deal.terms.values()
        if isinstance(term, FreeUse | Discount)
        and term.product == product
        and buyer in ({term.for_} if term.for_ else receivers(term))
    ]
    return max((_part(term, life) for term in cheaper), default=0.0)


def _part(term: FreeUse | Discount, life: float) -> float:
    """The part of a product's life for which a term makes it cheaper."""
    lasts = term.years is None or (isinstance(term, FreeUse) and term.afterwards != "list")
    if lasts or term.years is None or life <= 0:
        return 1.0
    return min(term.years.mean / life, 1.0)


RULE = Rule(
    code="CR-01",
    name="product.bought-back",
    title="Does the NHS go on paying less for what it helped to make, and do all share in it?",
    plainly="The NHS may pay in full for what it helped to make, or few may share in the gain.",
    driver=drives_price,
    basis="critic",
    severity="note",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FAIRNESS, "spread"),),
    scope=(uses_nhs_data,),
    attestations=tuple(FAULTS),
    thresholds=(LEAST,),
    levers=("price",),
    step="Ask for a lower price across the NHS for as long as the product is sold, involve "
    "patients, and say that what is earned goes back into care.",
)

"""How each field of a term is drafted. In braces stands a field by its path below the term.

`LEADS` begins a clause: the first wording whose fields are all there. `POINTS` are its further
points. `MODELLED` is what the model needs and no contract says. A field in none of them is told by
its own name, so that none is lost.
"""

from collections.abc import Mapping

LEADS: Mapping[str, tuple[str, ...]] = {
    "upfront-fee": ("{from} shall pay {to} {amount}, once.",),
    "subscription": ("{from} shall pay {to} {amount}.",),
    "cost-recovery": (
        "{from} shall repay {to} {share} of what it spends on {of}.",
        "{from} shall repay {to} the whole of what it spends on {of}.",
    ),
    "milestone": (
        "{from} shall pay {to} {amount} when sales since launch have come to {on.revenue} in all.",
        "{from} shall pay {to} {amount} {on}.",
    ),
    "royalty": (
        "{from} shall pay {to} a royalty of {rate} of Net Sales of {base.products}.",
        "{from} shall pay {to} a royalty on Net Sales of {base.products}, at these rates:",
    ),
    "revenue-share": (
        "{from} shall pay {to} {rate} of the revenue from {base.products}.",
        "{from} shall pay {to} a share of the revenue from {base.products}, at these rates:",
    ),
    "profit-share": (
        "{from} shall pay {to} {rate} of the profit from {base.products}, taken together, for each "
        "financial year in which there is one.",
    ),
    "savings-share": (
        "{from} shall pay {to} {rate} of the cash that {product} saves it.",
    ),
    "equity": (
        "{from} shall have issued to {to} shares of a stated value of {stated_value}, counted at "
        "{at_price} each.",
        "{from} shall have issued to {to} {shares} shares.",
        "{from} shall have issued to {to} {percent} of all its shares, as converted, on the day of "
        "issue.",
    ),
    "warrant": (
        "{from} shall grant {to} the right to buy {shares} shares at {strike} each.",
    ),
    "free-use": (
        "{from} shall let {for} use {product} without payment.",
        "{from} shall let {to} use {product} without payment.",
    ),
    "discount": (
        "{from} shall charge {for} {rate} less than the list price of {product}.",
        "{from} shall charge {to} {rate} less than the list price of {product}.",
        "{from} shall charge {for} for {product} no more than the lowest price that anybody pays.",
        "{from} shall charge {to} for {product} no more than the lowest price that anybody pays.",
    ),
    "investment": ("{from} shall put {amount} into the work of {to}.",),
    "improved-dataset": ("{from} shall hand back to {to} an improved dataset.",),
    "exclusivity": (
        "{from} shall give {to} a head start of {head_start} before others.",
        "{from} shall give {to} a sole right.",
    ),
}  # fmt: skip

POINTS: Mapping[str, str] = {
    "to": "It is promised to {to}.",
    "product": "It is for {product}, and is due only while that is in use.",
    "starts": "It starts {starts}.",
    "years": "It runs for {years} from its start.",
    "date": "It falls due on {date}.",
    "indexation": "The amounts fixed here {indexation}.",
    "restricted_to": "The money shall be spent only on {restricted_to}.",
    "base.share": "The rate applies to {base.share} of those sales.",
    "base.deductions": "Before the rate applies, {base.deductions} of sales comes off for "
    "discounts, freight and tax.",
    "base.excludes": "Sales to {base.excludes} do not count.",
    "cap": "No more than {cap} is due in a financial year, whole or in part.",
    "minimum": "No less than {minimum} is due, pro rata to parts of years.",
    "lifetime_cap": "No more than {lifetime_cap} is due over its whole life.",
    "step_down.after": "From {step_down.after} after its start the rate is {step_down.to}.",
    "lag": "Payment falls due {lag} after the sale.",
    "lock_up": "{to} shall not sell them for {lock_up} after issue.",
    "expiry": "The right ends {expiry}.",
    "for": "It is for the use of {for}.",
    "units": "It covers up to {units} units.",
    "support_threshold": "Support that costs more than {support_threshold} is charged for.",
    "afterwards": "From then on the list price is due.",
    "afterwards.price": "From then on the price is {afterwards.price} for each unit.",
    "afterwards.discount": "From then on {afterwards.discount} comes off the list price.",
    "rate": "The rate is {rate}.",
    "field": "The field of use: {field}.",
    "head_start": "The head start is {head_start}.",
}  # fmt: skip

NO_LOCK_UP = "{to} may sell them as soon as they are issued: the lock-up is {lock_up}."
"""How a lock-up of nothing is drafted."""

OF_PRODUCT: Mapping[str, str] = {
    "milestone": "It is about {product}.",
    "upfront-fee": "It is for {product}, and falls due no earlier than its launch.",
}
"""How the product is named by kinds that do not run."""

YES_OR_NO: Mapping[str, tuple[str, str]] = {
    "in_kind": (
        "It is given in kind (kit, staff or services) and not in money.",
        "It is given in money.",
    ),
    "carry_losses": (
        "A loss is set against the profit of later years.",
        "A loss is not set against the profit of later years.",
    ),
    "anti_dilution": (
        "Should shares later be sold more cheaply, the stake is made up as if it had been bought "
        "at the lower price.",
        "The stake is not protected if shares are later sold more cheaply.",
    ),
    "lowest_price": (
        "The price is no more than the lowest that anybody pays.",
        "It is no promise of the lowest price.",
    ),
}
"""How a field that is answered with yes or no is drafted, either way."""

MODELLED: Mapping[str, str] = {
    "leakage": "sales that ought to count and are never reported: {leakage}",
    "chance_issued": "the chance that what is promised is ever issued: {chance_issued}",
    "sold": "when the receiver is taken to sell: {sold}",
    "sale_discount": "what is lost on selling a large block: {sale_discount}",
    "otherwise": "what the user is taken to do without the term: {otherwise}",
    "value": "what it is taken to be worth to the receiver: {value}",
    "forgone": "what the giver is taken to give up elsewhere: {forgone}",
    "accounting": "own accounting label: {accounting}",
    "vat": "own VAT label: {vat}",
}

PLAIN_SUMS = ("cap", "above")
"""Sums of a financial year, which the wording says already."""

FORMAL = ("kind", "clause", "drafted")
"""Fields that say how a clause stands and not what it says."""

SOLD = {
    "at-lock-up-end": "when the lock-up ends",
    "on-sale": "when the company is sold",
}
STARTS = {"signing": "on signing", "data-flow": "when data begin to flow", "launch": "at launch"}
ON = {"launch": "at launch"}
INDEXATION = {
    "none": "stay as they are, whatever prices do",
    "inflation": "rise each year with inflation",
}

"""What rules need of the deal file itself: not attested, but described there."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Final

ASKS: Final[Mapping[str, str]] = {
    "products": "What is made with the data: who buys it, at what price, and what it does for "
    "patients and the NHS. Where none is foreseen, leave it out: these rules then stay open.",
    "products.*.benefits": "What the product does for patients, with an amount or QALYs.",
    "parties": "Everybody who gives or gets under the deal, with the rest of the NHS.",
    "terms": "What each side gives under the deal.",
    "contributions": "What each side puts in, with its cost or its value.",
    "contributions.*.counts_as": "Which contributions are the cost of giving access to the data: "
    "mark them `counts_as: access-cost`.",
    "data.use": "Whether the data are for commercial use, non-commercial use or both.",
    "data.route": "How the company gets at the data: through NHS analysts, in a secure data "
    "environment or as an extract.",
    "data.valued_at": "What a record is worth.",
    "terms.*.years": "For how long it is paid.",
    "terms.*.base.deductions": "What is deducted from sales first; 0% if nothing is.",
    "terms.*.minimum": "The least that is paid in a year; £0 if there is no least payment.",
    "terms.*.carry_losses": "Whether losses are carried over to later years.",
    "attestations.*.date": "The date.",
    "assurance.analyst": "Who made the analysis.",
    "assurance.assurer": "Who else checked it.",
    "assurance.approver": "Who approved it.",
    "appraisal.qaly": "The value of a QALY.",
    "*.source": "Where this value comes from.",
}
"""In words, by path; a star stands for any name."""

ELSE: Final = "Give it in the deal file."


def asked_in_file(path: str) -> str:
    """What a rule needs at a path of the deal file, in words.

    >>> asked_in_file("terms.sales-royalty.minimum")
    'The least that is paid in a year; £0 if there is no least payment.'
    """
    found = (words for pattern, words in ASKS.items() if fnmatchcase(path, pattern))
    return next(found, ELSE)

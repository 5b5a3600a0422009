"""What stands beside the numbers: attested facts, policy, accepted departures, assurance."""

import datetime
from typing import Annotated

from pydantic import BeforeValidator

from benefitshare.model import Answer, Model, Text
from benefitshare.quantities import ValueProblem, parse_amount
from benefitshare.uncertainty.fields import Number


class Attestation(Model):
    """A fact that no model can compute."""

    answer: Answer
    """`yes`, `no` or `unknown`."""
    reference: Text | None = None
    """Where the evidence is."""
    date: datetime.date | None = None
    """When it was so."""
    by: Text | None = None
    """Who says so."""
    note: Text | None = None
    """Anything else."""


def _as_number(raw: object) -> object:
    """A threshold may be written as a percentage, 30% for 0.3, or as an amount, £10k for 10,000."""
    if not isinstance(raw, str):
        return raw
    try:
        amount = parse_amount(raw)
    except ValueProblem:
        return raw
    is_plain = not amount.unit and (amount.suffix == "%" or amount.currency)
    return amount.value if is_plain else raw


class Threshold(Model):
    """A threshold that the trust sets for itself."""

    value: Annotated[Number, BeforeValidator(_as_number)]
    """The threshold."""
    by: Text
    """Who set it."""
    why: Text
    """Why."""


class TrustPolicy(Model):
    """A trust-wide file of thresholds, which a deal's own policy overrides."""

    policy: dict[str, Threshold]
    """Thresholds that the trust sets for itself, by name."""


class Departure(Model):
    """A recorded decision to depart from a rule."""

    reason: Text
    """Why."""
    by: Text
    """Who decided."""
    date: datetime.date
    """When."""


class Assurance(Model):
    """Who answers for the analysis."""

    commissioner: str = ""
    """Who asked for it."""
    analyst: str = ""
    """Who made it."""
    assurer: str = ""
    """Who checked it: somebody else."""
    approver: str = ""
    """Who signed it off."""

"""What stands beside the numbers: attested facts, policy, accepted departures, who answers for it."""

import datetime

from benefitshare.model import Answer, Model, Text
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


class Threshold(Model):
    """A threshold that the trust sets for itself."""

    value: Number
    """The threshold."""
    by: Text
    """Who set it."""
    why: Text
    """Why."""


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

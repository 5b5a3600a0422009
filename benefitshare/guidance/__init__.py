"""What the guidance says of a deal: editions and policy as data, a file for each rule.

This room reads a deal and its projection and changes neither. It reads no clock: dates come in.
"""

from benefitshare.guidance.assess import assess
from benefitshare.guidance.assessment import Assessment, EditionInUse, trips
from benefitshare.guidance.attestations import QUESTIONS, Question
from benefitshare.guidance.catalogue import catalogue
from benefitshare.guidance.differences import Difference, differences
from benefitshare.guidance.finding import Change, Finding, Remedy
from benefitshare.guidance.rules import RULES
from benefitshare.guidance.trials import Revalue, Revalued
from benefitshare.guidance.unknown import unknown_keys

__all__ = [
    "QUESTIONS",
    "RULES",
    "Assessment",
    "Change",
    "Difference",
    "EditionInUse",
    "Finding",
    "Question",
    "Remedy",
    "Revalue",
    "Revalued",
    "assess",
    "catalogue",
    "differences",
    "trips",
    "unknown_keys",
]

"""Facts that no model can compute: each asked once, in plain words, answered in the deal file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from benefitshare.guidance.questions import (
    analysis,
    board,
    ending,
    exclusivity,
    intellectual_property,
    openness,
    patients,
    protection,
    shares,
    sharing,
    ten_heads,
)
from benefitshare.guidance.questions.question import Question

FAMILIES: Final[Mapping[str, tuple[Question, ...]]] = {
    "The aim, and what patients get": patients.QUESTIONS,
    "The board, and the value of what is shared": board.QUESTIONS,
    "Exclusivity, and use across the NHS": exclusivity.QUESTIONS,
    "Openness": openness.QUESTIONS,
    "Protection of data": protection.QUESTIONS,
    "The ten heads of 2018: what the agreement defines": ten_heads.QUESTIONS,
    "How the agreement ends": ending.QUESTIONS,
    "How value is shared and charged for": sharing.QUESTIONS,
    "Intellectual property and other assets": intellectual_property.QUESTIONS,
    "Shares and companies": shares.QUESTIONS,
    "The analysis": analysis.QUESTIONS,
}
"""Every question, under the heading that it is asked under."""

QUESTIONS: Final[Mapping[str, Question]] = {
    question.key: question for family in FAMILIES.values() for question in family
}
"""Every question, by its key in the deal file."""

__all__ = ["FAMILIES", "QUESTIONS", "Question"]

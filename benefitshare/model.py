"""The base of every part of a deal file: frozen, strict about unknown keys, and small shared types.

A field's meaning is written once, in the docstring below it; the JSON Schema, the reference page
and `explain` are made from there (see `benefitshare.report.field_docs`).
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

RESERVED_IDS = frozenset({"nhs", "system", "third-parties", "user", "split", "findings"})
"""Names with a meaning of their own in results; no party may take them."""

THIRD_PARTIES = "third-parties"
"""Everybody who is not a party to the deal: the only door by which value enters or leaves."""


class Model(BaseModel):
    """A frozen part of a deal. Unknown keys are errors, so that a typing slip is never ignored."""

    # Validators are built when a deal is first read, once, and not for each part at import.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _as_yes_or_no(raw: object) -> object:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    words = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
    return words.get(raw.strip().lower(), raw) if isinstance(raw, str) else raw


def _as_answer(raw: object) -> object:
    return "unknown" if raw is None else _as_yes_or_no(raw)


EARLIEST, LATEST = datetime.date(1948, 7, 5), datetime.date(2300, 1, 1)
"""A deal is of the time of the NHS, or near enough to plan for."""

Day = Annotated[datetime.date, Field(ge=EARLIEST, le=LATEST)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
YesNo = Annotated[Literal["yes", "no"], BeforeValidator(_as_yes_or_no)]
Answer = Annotated[Literal["yes", "no", "unknown"], BeforeValidator(_as_answer)]
Text = Annotated[str, StringConstraints(max_length=4000)]

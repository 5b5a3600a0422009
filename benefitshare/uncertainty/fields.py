"""The types that fields of a deal have: an estimate, and what its numbers mean.

A field is annotated with one of these; pydantic then reads every way of writing a value, keeps it
as it was typed, and describes it in the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from benefitshare.quantities import Quantity, ValueProblem
from benefitshare.uncertainty.distributions import FAMILIES
from benefitshare.uncertainty.estimate import Confidence, Estimate, as_typed, certain
from benefitshare.uncertainty.reading import read_estimate

__all__ = [
    "AnnualRate",
    "Chance",
    "Count",
    "Fraction",
    "Measured",
    "Money",
    "MoneyAMonth",
    "MoneyARecord",
    "MoneyAYear",
    "Multiple",
    "Number",
    "SignedMoneyAYear",
    "Uplift",
    "Years",
    "certain",
]


class ValueWithEvidence(BaseModel):
    """A value written as a mapping, as an editor should offer it; the reading is done elsewhere."""

    model_config = ConfigDict(extra="allow", use_attribute_docstrings=True)

    value: float | str | None = None
    """The value, in any way that a value may be written."""
    likely: float | str | None = None
    """The most likely value, between low and high."""
    low: float | str | None = None
    """The lowest value there can be."""
    high: float | str | None = None
    """The highest value there can be."""
    dist: Annotated[str, Field(json_schema_extra={"enum": [*FAMILIES]})] | None = None
    """A distribution by name; its arguments stand beside it."""
    source: str | None = None
    """Where the value is from: a document, its date and a link."""
    owner: str | None = None
    """Who answers for the value."""
    date: str | None = None
    """When it was set."""
    known_by: str | None = None
    """When it became known, where that is after the signature."""
    confidence: Confidence | None = None
    """How sure its owner is."""
    note: str | None = None
    """Anything else that a reader should know."""


class ValueJsonSchema(GenerateJsonSchema):
    """Describes the models of a deal, with the defaults of values as they would be typed."""

    def encode_default(self, dft: object) -> object:
        """Return a default as it would stand in a file."""
        return as_typed(dft) if isinstance(dft, Estimate) else super().encode_default(dft)


@dataclass(frozen=True, slots=True)
class Measured:
    """Marks a field as an estimate of this quantity: ``Annotated[Estimate, Measured(...)]``."""

    quantity: Quantity

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read with ``read_estimate``; write back what was typed."""
        written = [float, str, ValueWithEvidence]
        return core_schema.with_info_plain_validator_function(
            self._validate,
            json_schema_input_schema=core_schema.union_schema(
                [handler.generate_schema(each) for each in written]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(as_typed),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A number, a text or a mapping, with what it means in words."""
        wanted = self.quantity.wanted
        return {**handler(schema), "description": wanted, "x-takes": wanted}

    def _validate(self, raw: object, info: core_schema.ValidationInfo) -> Estimate:
        context = info.context if isinstance(info.context, Mapping) else {}
        try:
            return read_estimate(raw, self.quantity, str(context.get("currency", "GBP")))
        except ValueProblem as problem:
            details = {
                "message": problem.message,
                "found": problem.found,
                "expected": problem.expected,
            }
            raise PydanticCustomError("value", "{message}", details) from problem


MOST_MONEY, MOST = 1e14, 1e12
"""Bounds beyond which a number is a slip of the keyboard: a hundred million million."""


def _money(per: str = "", low: float = 0.0) -> Measured:
    size = f"an amount of money a {per}" if per else "one amount of money"
    words = size + (", not below nought" if low == 0.0 else ", of either sign")
    return Measured(
        Quantity("money", (per,) if per else (), low=low, high=MOST_MONEY, description=words)
    )


_YEARLY = ("year",)

Money = Annotated[Estimate, _money()]
"""An amount of money, at least nought."""

MoneyAYear = Annotated[Estimate, _money("year")]
"""An amount of money a year, at least nought."""

SignedMoneyAYear = Annotated[Estimate, _money("year", low=-MOST_MONEY)]
"""An amount of money a year that may be a loss."""

MoneyARecord = Annotated[Estimate, _money("record")]
"""An amount of money for each record."""

MoneyAMonth = Annotated[Estimate, _money("month")]
"""An amount of money a month."""

Fraction = Annotated[
    Estimate,
    Measured(Quantity("fraction", low=0.0, high=1.0, description="a share between 0% and 100%")),
]
"""A share, between 0 and 1."""

Chance = Annotated[
    Estimate,
    Measured(
        Quantity("fraction", _YEARLY, 0.0, 1.0, "a chance a year, between 0% and 100%"),
    ),
]
"""A probability a year."""

AnnualRate = Annotated[
    Estimate,
    Measured(Quantity("fraction", _YEARLY, -0.9, 2.0, "a rate a year, between -90% and 200%")),
]
"""A rate of change a year."""

Uplift = Annotated[
    Estimate,
    Measured(Quantity("fraction", (), 0.0, 10.0, "a percentage between 0% and 1,000%")),
]
"""A percentage that may pass 100%."""

Multiple = Annotated[
    Estimate,
    Measured(
        Quantity("number", low=0.0, high=MOST, description="a plain number, not below nought")
    ),
]
"""A number of times, such as 1.5."""

Years = Annotated[
    Estimate,
    Measured(
        Quantity(
            "years",
            low=0.0,
            high=1000.0,
            description="a length of time, such as 2 years, 6 months or 30 days",
        )
    ),
]
"""A length of time, in years."""

Count = Annotated[
    Estimate,
    Measured(Quantity("number", low=0.0, high=MOST, description="a number, not below nought")),
]
"""How many."""

Number = Annotated[Estimate, Measured(Quantity("number", description="a plain number"))]
"""Any number."""

"""Field types: pydantic reads, keeps and describes every way of writing a value."""

import json

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from benefitshare.uncertainty.fields import (
    AnnualRate,
    Chance,
    Count,
    Fraction,
    Money,
    MoneyAMonth,
    MoneyARecord,
    MoneyAYear,
    Multiple,
    Number,
    SignedMoneyAYear,
    Uplift,
    ValueJsonSchema,
    Years,
    certain,
)


class Every(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    money: Money = certain(0.0)
    """What it costs."""
    a_year: MoneyAYear = certain(0.0)
    signed: SignedMoneyAYear = certain(0.0)
    a_record: MoneyARecord = certain(0.0)
    a_month: MoneyAMonth = certain(0.0)
    fraction: Fraction = certain(0.0)
    chance: Chance = certain(0.0)
    rate: AnnualRate = certain(0.02)
    uplift: Uplift = certain(0.0)
    multiple: Multiple = certain(1.0)
    years: Years | None = None
    count: Count = certain(1)
    number: Number = certain(0.0)


@pytest.mark.parametrize(
    ("field", "raw", "mean"),
    [
        ("money", "£5m", 5e6),
        ("a_year", "£150k a year", 150e3),
        ("signed", "-£5 a year", -5.0),
        ("a_record", "£2.50 to £25 a record", 13.75),
        ("a_month", "£15k a month", 15e3),
        ("fraction", {"value": "4%", "source": "a letter"}, 0.04),
        ("chance", "9% a year", 0.09),
        ("rate", "-5% to 0%", -0.025),
        ("uplift", "140%", 1.4),
        ("multiple", 1.5, 1.5),
        ("years", "2 (1 to 4) years", 13 / 6),
        ("count", "1 million", 1e6),
        ("number", -3, -3.0),
    ],
)
def test_reads_and_writes_back_what_was_typed(field: str, raw: object, mean: float) -> None:
    model = Every.model_validate({field: raw})
    assert getattr(model, field).mean == pytest.approx(mean)
    assert model.model_dump()[field] == raw
    assert json.loads(model.model_dump_json())[field] == raw
    assert Every.model_validate(model.model_dump()) == model


def test_the_deals_currency_comes_from_the_context() -> None:
    assert Every.model_validate({"money": "$5"}, context={"currency": "USD"}).money.mean == 5.0
    with pytest.raises(ValidationError, match="is in USD, and this deal is in GBP"):
        Every.model_validate({"money": "$5"})


def test_a_problem_says_what_was_found_and_expected() -> None:
    with pytest.raises(ValidationError) as caught:
        Every.model_validate({"fraction": 40, "years": "£4"})
    first, second = caught.value.errors()
    assert (first["type"], first["loc"]) == ("value", ("fraction",))
    assert first["ctx"]["found"] == "40"
    assert first["ctx"]["expected"] == "a share between 0% and 100%"
    assert first["ctx"]["message"] == first["msg"]
    assert second["loc"] == ("years",)


def test_the_json_schema_describes_a_value_in_each_of_its_forms() -> None:
    schema = Every.model_json_schema(schema_generator=ValueJsonSchema)
    money = schema["properties"]["money"]
    assert [each.get("type", "mapping") for each in money["anyOf"]] == [
        "number",
        "string",
        "mapping",
    ]
    assert money["description"] == "What it costs."
    assert money["x-takes"] == "one amount of money, not below nought"
    assert schema["properties"]["rate"]["default"] == 0.02
    assert schema["properties"]["rate"]["description"] == "a rate a year, between -90% and 200%"
    mapping = schema["$defs"]["ValueWithEvidence"]["properties"]
    assert {"value", "likely", "dist", "source", "confidence"} <= set(mapping)

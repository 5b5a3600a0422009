"""The JSON Schema knows every field of the deal and what it means."""

from typing import cast

from benefitshare.report.field_docs import field_docs
from benefitshare.report.schema import deal_schema, models

SCHEMA = deal_schema()
DEFINITIONS = cast(dict[str, dict[str, dict[str, dict[str, object]]]], SCHEMA["$defs"])


def test_every_field_has_a_meaning() -> None:
    unexplained = [
        f"{name}.{field}"
        for name, model in models().items()
        for field in model.model_fields
        if (model.model_fields[field].alias or field) not in field_docs(model)
    ]
    assert unexplained == []


def test_meanings_and_units_stand_in_the_schema() -> None:
    cap = DEFINITIONS["Royalty"]["properties"]["cap"]
    assert str(cap["description"]).startswith("The most in a financial year")
    assert "an amount of money a year" in str(cap["description"])


def test_a_variant_needs_only_what_it_is_based_on() -> None:
    assert SCHEMA["required"] == ["benefitshare"]
    assert {"required": ["based_on"]} in cast(list[object], SCHEMA["anyOf"])


def test_short_forms_are_allowed() -> None:
    hurdle = DEFINITIONS["Party"]["properties"]["hurdle_rate"]
    assert any("anyOf" in each for each in cast(list[dict[str, object]], hurdle["anyOf"]))
    drafted = DEFINITIONS["Royalty"]["properties"]["drafted"]
    choices = cast(list[dict[str, object]], drafted["anyOf"])[0]["enum"]
    assert choices == ["yes", "no", True, False]

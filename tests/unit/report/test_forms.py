"""Forms follow the models: every field can be drawn, and nothing has a second list."""

from typing import get_args

import pytest

from benefitshare.deal import Deal
from benefitshare.report.field_docs import field_docs
from benefitshare.report.forms import fitting, form, term_models
from benefitshare.report.schema import models
from benefitshare.report.term_sentences import _KINDS, term_sentence

WORDS_THAT_STAND_FOR_THEMSELVES = {"benefitshare", "kind"}


@pytest.mark.parametrize("name", models())
def test_every_field_of_a_model_is_in_its_form_with_its_meaning(name: str) -> None:
    model = models()[name]
    docs = field_docs(model)
    fields = {field.key: field for field in form(name)}
    assert set(docs) - WORDS_THAT_STAND_FOR_THEMSELVES <= set(fields)
    for key, field in fields.items():
        if key in docs:
            assert field.help.startswith(docs[key])


@pytest.mark.parametrize("name", models())
def test_what_must_be_given_comes_first_and_is_marked(name: str) -> None:
    model = models()[name]
    required = {field.key for field in form(name) if field.required}
    wanted = {each.alias or key for key, each in model.model_fields.items() if each.is_required()}
    assert required == wanted - WORDS_THAT_STAND_FOR_THEMSELVES


def test_the_choices_are_the_models_own() -> None:
    roles = next(field for field in form("Party") if field.key == "role").options
    annotation = models()["Party"].model_fields["role"].annotation
    assert roles == get_args(annotation)


def test_a_block_is_recognised_by_its_kind_or_by_its_fields() -> None:
    valuations = ("Listed", "Private", "Linked")
    assert fitting(valuations, {"kind": "private"}) == "Private"
    adoptions = ("LinearAdoption", "BassAdoption")
    assert fitting(adoptions, {"bass": {"p": 0.1}}) == "BassAdoption"
    assert fitting(adoptions, "immediate") == ""


def test_every_kind_of_term_has_its_own_sentence() -> None:
    assert set(_KINDS) == set(term_models())


@pytest.mark.parametrize("kind", term_models())
def test_a_term_that_is_not_filled_in_yet_can_be_read(kind: str) -> None:
    said = term_sentence({"kind": kind, "from": "company"}, {"company": "The company"})
    assert said.startswith("The company ")
    assert "…" in said


def test_a_deal_has_no_form_for_its_format() -> None:
    assert "benefitshare" not in {field.key for field in form("Deal")}
    assert {"name", "signed", "horizon", "parties"} == {
        field.key for field in form(Deal.__name__) if field.required
    }

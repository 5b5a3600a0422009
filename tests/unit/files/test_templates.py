"""Starter deals: complete, valid, and plain about what is only an example."""

import pytest

from benefitshare.files.read_deal import read_deal_text
from benefitshare.files.templates import template_names, template_text


@pytest.mark.parametrize("name", template_names())
def test_each_is_a_valid_deal(name: str) -> None:
    assert read_deal_text(template_text(name)).deal.terms


@pytest.mark.parametrize("name", template_names())
def test_each_fits_the_screen_and_marks_its_examples(name: str) -> None:
    text = template_text(name)
    assert "EXAMPLE to replace" in text
    assert max(len(line) for line in text.splitlines()) <= 112


def test_the_mixed_one_has_each_pattern() -> None:
    kinds = {term.kind for term in read_deal_text(template_text("mixed")).deal.terms.values()}
    assert kinds == {"equity", "royalty", "free-use", "cost-recovery"}


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(ValueError, match="there are equity, royalty, free-use, fee and mixed"):
        template_text("../../../etc/passwd")

"""A kind of thing is one file, one line in a register and one case file: none is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from ruamel.yaml import YAML

from benefitshare.guidance import RULES
from benefitshare.terms import OFFERS, TRANSFERS, AnyTerm
from benefitshare.uncertainty.distributions import FAMILIES
from tests.architecture.source import PACKAGE, ROOT

UNION = get_args(get_args(AnyTerm)[0])
KIND_OF = {model.__module__: get_args(model.model_fields["kind"].annotation)[0] for model in UNION}
KINDS = sorted(KIND_OF.values())


def stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py")} - {"__init__"}


def kinds_in_scenarios() -> set[str]:
    """Of terms, and of terms that a variant adds or changes whole."""
    found = set()
    for path in sorted((ROOT / "scenarios").glob("*.yaml")):
        deal = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        found |= {term["kind"] for term in _terms(deal)}
    return found


def _terms(deal: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from deal.get("terms", {}).values()
    for path, value in deal.get("changes", {}).items():
        if path.startswith("terms.") and isinstance(value, dict) and "kind" in value:
            yield value


def test_every_file_in_terms_is_in_the_union_under_its_own_name() -> None:
    assert {name.rsplit(".", 1)[1] for name in KIND_OF} == stems(PACKAGE / "terms")
    for name, kind in KIND_OF.items():
        assert name.rsplit(".", 1)[1] == kind.replace("-", "_")


def test_every_kind_of_term_does_something() -> None:
    assert set(TRANSFERS) | set(OFFERS) == set(KINDS)


@pytest.mark.parametrize("register", [TRANSFERS, OFFERS], ids=["transfers", "offers"])
def test_each_kind_is_registered_with_its_own_function(register: dict[str, Any]) -> None:
    for kind, function in register.items():
        assert KIND_OF[function.__module__] == kind


def test_every_kind_of_term_has_its_case_file() -> None:
    files = {path.stem for path in (ROOT / "tests" / "spec" / "terms").glob("*.yaml")}
    assert files == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_term_is_in_a_scenario(kind: str) -> None:
    assert kind in kinds_in_scenarios()


def test_every_distribution_is_registered() -> None:
    folder = PACKAGE / "uncertainty" / "distributions"
    # These two are never typed by name: a plain number, and another family within bounds.
    assert {*FAMILIES, "certain", "truncated"} == stems(folder)


def test_every_rule_is_registered_and_has_its_case_file() -> None:
    codes = {rule.code.lower().replace("-", "_") for rule in RULES}
    assert len(codes) == len(RULES)
    files = stems(PACKAGE / "guidance" / "rules")
    assert {"_".join(stem.split("_")[:2]) for stem in files} == codes
    assert len(files) == len(RULES)
    cases = {path.stem for path in (ROOT / "tests" / "spec" / "rules").glob("*.yaml")}
    assert cases == codes

"""LibreOffice works the formulas out for itself, and comes to the engine's numbers.

The copies that it reads hold wrong results on purpose, so that nothing is compared with itself.
"""

from functools import cache
from pathlib import Path

import pytest

from benefitshare.exports.workbook.engine_results import engine_results
from tests.exports.workbook.engine import results_of
from tests.exports.workbook.exported import (
    NAMES,
    Exported,
    exported,
    exported_with,
    other_values,
    recorded,
)
from tests.exports.workbook.office import needs_office, read, recalculated, spoiled

PENNY = 0.01
CHANGED = (
    "illustrative-consortium",
    "illustrative-imaging-spin-out",
    "moorfields-deepmind-2018",
    "ouh-sensyne-2018",
    "paige-msk-2018",
    "stroke-ai-purchase",
)
"""Between them they use every kind of term and of company."""
OUTGROWN = "ouh-sensyne-2018"
OWN_RATES = {"standard": "4%", "health": "2%"}
OTHER_RATES = {"standard": "5%", "health": "1%"}
ONE_YEAR = {"horizon": {"start": "2023-04-01", "years": 1}}
LAG = {"terms.discovery-royalty.lag": 1.4}


@cache
def own_rates() -> Exported:
    return exported_with(OUTGROWN, {"appraisal": OWN_RATES})


@cache
def one_year() -> Exported:
    return exported_with("fee-only-licence", ONE_YEAR)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every workbook, recalculated in one go: as exported, with other inputs, and outgrown."""
    needs_office()
    folder = tmp_path_factory.mktemp("office")
    copies = {}
    for name in NAMES:
        copies[name] = spoiled(exported(name).workbook, {}, folder / f"{name}.xlsx")
    for name in CHANGED:
        inputs = other_values(recorded(name), seed=11)
        to = folder / f"{name}-changed.xlsx"
        copies[f"{name}-changed"] = spoiled(exported(name).workbook, inputs, to)
    to = folder / "outgrown.xlsx"
    copies["outgrown"] = spoiled(exported(OUTGROWN).workbook, LAG, to)
    rates = {"appraisal.standard": 0.05, "appraisal.health": 0.01}
    copies["rates"] = spoiled(own_rates().workbook, rates, folder / "rates.xlsx")
    copies["one-year"] = spoiled(one_year().workbook, {}, folder / "one-year.xlsx")
    done = recalculated([*copies.values()], folder)
    return dict(zip(copies, done, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_every_output_is_the_engines_to_a_penny(name: str, offices: dict[str, Path]) -> None:
    workbook = exported(name).workbook
    found = read(offices[name], workbook.outputs)
    engine = engine_results(exported(name).judged)
    shown = {key for key in engine if not key.startswith(("term.nhs.", "term.system."))}
    elsewhere = {"real.nhs", "real.system", "nominal.nhs", "nominal.system", "nominal.patients"}
    assert shown - elsewhere <= set(workbook.outputs)
    for key, values in found.items():
        for mine, wanted in zip(values, workbook.expected[key], strict=True):
            assert mine == pytest.approx(wanted, abs=PENNY / 2), key
        for mine, wanted in zip(values, engine.get(key, values), strict=True):
            assert mine == pytest.approx(wanted, abs=PENNY / 2), key


@pytest.mark.parametrize("name", CHANGED)
def test_inputs_changed_in_the_workbook_and_in_the_deal_still_agree(
    name: str, offices: dict[str, Path]
) -> None:
    made = exported(name)
    inputs = other_values(recorded(name), seed=11)
    assert len(inputs) >= 6
    found = read(offices[f"{name}-changed"], made.workbook.outputs)
    engine = results_of(made.judged.deal, inputs, counts_usual=made.counts_usual)
    moved = 0
    for key, wanted in engine.items():
        if key == "nominal.patients":
            continue  # patients keep no accounts
        assert found[key] == pytest.approx(wanted, abs=PENNY / 2), key
        moved += abs(sum(wanted) - sum(made.workbook.expected[key])) > 1.0
    assert moved > len(engine) / 3
    assert found["master"] == (0.0,)


def test_an_input_that_outgrows_the_structure_fails_the_master_check(
    offices: dict[str, Path],
) -> None:
    """A payment more than a year late would need other formulas; the checks say so."""
    outputs = exported(OUTGROWN).workbook.outputs
    assert read(offices["outgrown"], {"master": outputs["master"]})["master"][0] >= 1.0


def test_other_discount_rates_move_everything_as_they_move_the_engine(
    offices: dict[str, Path],
) -> None:
    """Shares too, whose fair drift undoes discounting."""
    made = own_rates()
    deal = made.judged.deal.changed({"appraisal": OTHER_RATES})
    found = read(offices["rates"], made.workbook.outputs)
    for key, wanted in results_of(deal, {}, counts_usual=made.counts_usual).items():
        if key in found:
            assert found[key] == pytest.approx(wanted, abs=PENNY / 2), key
    assert found["master"] == (0.0,)


def test_a_horizon_of_one_year_has_one_column(offices: dict[str, Path]) -> None:
    workbook = one_year().workbook
    for key, values in read(offices["one-year"], workbook.outputs).items():
        assert values == pytest.approx(workbook.expected[key], abs=PENNY / 2), key

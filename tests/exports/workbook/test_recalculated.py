"""LibreOffice works the formulas out for itself, and comes to the engine's numbers.

The copies that it reads hold wrong results on purpose, so that nothing is compared with itself.
"""

from pathlib import Path

import pytest

from benefitshare.exports.workbook.engine_results import engine_results
from tests.exports.workbook.engine import results_of
from tests.exports.workbook.exported import NAMES, exported, other_values, recorded
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
LAG = {"terms.discovery-royalty.lag": 1.4}


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

"""The engine's own code, run on values that record, comes to the engine's own numbers."""

import numpy as np
import pytest

from benefitshare.exports.workbook.entries import Worth, differences, entries
from benefitshare.exports.workbook.model import ALL, Model, recorded_model
from benefitshare.exports.workbook.recorded import Recorded
from benefitshare.exports.workbook.tape import Tape, again
from benefitshare.ledger.posting import CLASSES
from benefitshare.valuation.sample import Sample
from tests.exports.workbook.engine import path_of
from tests.exports.workbook.exported import NAMES, other_values, recorded
from tests.spec.worked import Case, cases

PENNY = 0.01
WORKED = [case for folder in ("terms", "products", "discounting") for case in cases(folder)]


def worked_out(model: Model, inputs: dict[str, float]) -> dict[int, np.ndarray]:
    return again(model.tape.nodes, inputs)


def totals(model: Model, values: dict[int, np.ndarray]) -> dict[tuple[str, str], float]:
    """Present value by party and class on the social basis, from a recording worked out anew."""
    found: dict[tuple[str, str], float] = {}
    worth = Worth(model, ())
    for line in model.agreed.lines:
        flow = values[line.amount.number] * np.ones(len(model.periods))
        amount = float(flow @ worth.factor(line.class_))
        for party, sign in ((line.payer, -1.0), (line.payee, 1.0)):
            key = (party, line.class_)
            found[key] = found.get(key, 0.0) + sign * amount
    return found


@pytest.mark.parametrize("name", NAMES)
def test_recorded_numbers_are_the_engines_exactly(name: str) -> None:
    model = recorded(name)
    sample: Sample = path_of(model.deal)
    worth = Worth(model, entries(model.agreed))
    for (party, class_), value in sample.accounts.own.items():
        assert worth.own_total(party, class_=class_) == pytest.approx(float(value[0]), abs=1e-6)
    if model.usual is not None and sample.usual is not None:
        usual = Worth(model, entries(model.usual))
        for (party, class_), value in sample.usual.own.items():
            assert usual.own_total(party, class_=class_) == pytest.approx(float(value[0]), abs=1e-6)
    for id_, ledger in model.without.items():
        off = sample.bare if id_ == ALL else sample.without[id_]
        assert off is not None
        changed = Worth(model, differences(model.agreed, ledger))
        for party in model.deal.parties:
            left = sum(float(off.own.get((party, class_), [0.0])[0]) for class_ in CLASSES)
            mine = worth.own_total(party) - changed.own_total(party)
            assert mine == pytest.approx(left, abs=1e-6)
    for id_, held in sample.carrying.items():
        assert model.carrying[id_].value * np.ones(len(held)) == pytest.approx(held[:, 0])


@pytest.mark.parametrize("name", NAMES)
def test_a_recording_worked_out_for_other_inputs_is_the_engines(name: str) -> None:
    model = recorded(name)
    for seed in (1, 2):
        inputs = other_values(model, seed)
        found = totals(model, worked_out(model, inputs))
        for key, value in path_of(model.deal, inputs).accounts.social.items():
            assert found[key] == pytest.approx(float(value[0]), abs=PENNY / 2), key


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case.title)
def test_worked_examples_are_recorded_as_the_engine_has_them(case: Case) -> None:
    """Between them they use every field of every kind of term."""
    deal = case.deal
    model = recorded_model(deal)
    worth = Worth(model, entries(model.agreed))
    for (party, class_), value in path_of(deal).accounts.own.items():
        assert worth.own_total(party, class_=class_) == pytest.approx(float(value[0]), abs=1e-6)


def test_each_input_alone_moves_the_recording_as_it_moves_the_engine() -> None:
    model = recorded("illustrative-consortium")
    for name, estimate in model.inputs.values.items():
        inputs = {name: estimate.mean * 0.97 if estimate.mean else 0.02}
        found = totals(model, worked_out(model, inputs))
        for key, value in path_of(model.deal, inputs).accounts.social.items():
            assert found[key] == pytest.approx(float(value[0]), abs=PENNY / 2), (name, key)


def test_an_input_of_the_estimate_moves_some_result() -> None:
    """What is said to be live is: no part of the deal was recorded as a plain number."""
    idle = set()
    for name in ("ouh-sensyne-2018", "stroke-ai-purchase", "fee-only-licence"):
        model = recorded(name)
        before = totals(model, worked_out(model, {}))
        for path, estimate in model.inputs.values.items():
            inputs = {path: estimate.mean * 0.9 if estimate.mean else 0.1}
            if totals(model, worked_out(model, inputs)) == before:
                idle.add(path.split(".", 1)[-1])
    assert {each for each in idle if each.endswith((".rate", ".amount", ".price"))} == set()
    assert any(each.endswith("volatility") for each in idle)


@pytest.fixture
def tape() -> Tape:
    made = Tape(3)
    made.given("period", np.arange(3.0))
    return made


def recorded_input(tape: Tape, value: float = 2.0) -> Recorded:
    return Recorded(tape, tape.input("x", value), ())


def test_a_recorded_array_holds_no_numbers_of_its_own(tape: Tape) -> None:
    row = recorded_input(tape) * np.arange(3.0)[:, None]
    assert isinstance(row, Recorded)
    assert np.all(np.isnan(np.frombuffer(row.tobytes())))
    assert row.node.value.tolist() == [0.0, 2.0, 4.0]


def test_what_is_not_recorded_is_refused(tape: Tape) -> None:
    with pytest.raises(TypeError, match="median is not recorded"):
        np.median(recorded_input(tape))


def test_a_row_is_no_answer_to_a_plain_question(tape: Tape) -> None:
    row = recorded_input(tape) * np.arange(3.0)[:, None]
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(row)


def test_a_plain_question_is_remembered_as_a_guard(tape: Tape) -> None:
    assert bool(recorded_input(tape) > 1.0)
    (guard,) = tape.guards.values()
    assert (guard.node.operation, guard.value) == ("greater", 1.0)


def test_steps_that_change_nothing_are_not_written_down(tape: Tape) -> None:
    x = recorded_input(tape)
    for same in (x * 1.0, x + 0.0, x / 1.0, np.minimum(x, np.inf), np.where(True, x, 0.0), x - 0.0):
        assert isinstance(same, Recorded)
        assert same.node is x.node
    assert np.asarray(x * 0.0) == 0.0
    assert np.asarray(x < np.inf)


def test_the_same_step_is_one_node(tape: Tape) -> None:
    x = recorded_input(tape)
    one, other = x * 3.0 + 1.0, x * 3.0 + 1.0
    assert isinstance(one, Recorded)
    assert isinstance(other, Recorded)
    assert one.node is other.node

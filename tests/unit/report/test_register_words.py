"""The register in words: names of paths, what a value does to a gain, keys of blocks."""

from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import open_file
from benefitshare.guidance.policy import KNOWN
from benefitshare.report.block_keys import block_keys
from benefitshare.report.effects import effect_in_words, effects_of, in_order, summary
from benefitshare.report.names import names_of
from benefitshare.report.register import register
from benefitshare.valuation.influence import Influence


def test_no_two_values_of_a_deal_read_the_same() -> None:
    for path in scenario_files():
        loaded = open_file(path).checked
        assert not isinstance(loaded, tuple)
        names = names_of(entry.path for entry in register(loaded.deal))
        assert len(set(names.values())) == len(names), path.stem


def test_what_a_value_does_is_said_as_plainly_as_the_draws_allow() -> None:
    loaded = open_file(next(p for p in scenario_files() if p.stem == "fee-only-licence")).checked
    assert not isinstance(loaded, tuple)
    entries = {entry.path: entry for entry in register(loaded.deal)}
    cost, other, sure = (
        entries["contributions.access.cost"],
        entries["data.valued_at"],
        next(entry for entry in entries.values() if not entry.shape.is_range),
    )
    found = [Influence(cost.path, -0.7, 0.02), Influence(other.path, 0.03, 0.02)]
    effects = effects_of("The trust", found)
    assert "most of all values" in effect_in_words(cost, effects)
    assert "the lower the gain (rank correlation −0.70)" in effect_in_words(cost, effects)
    assert "too small to tell" in effect_in_words(other, effects)
    assert "One figure" in effect_in_words(sure, effects)
    assert in_order([sure, other, cost], effects) == [cost, other, sure]
    assert summary(effects).startswith("1 of 2 ranges")
    assert "chance events" in summary(effects_of("The trust", found[1:]))


def test_only_keys_that_are_known_and_free_are_offered() -> None:
    policy = block_keys("policy", {"policy": {"chance-trust-worse-off": {}}})
    assert policy is not None
    assert set(policy) == {*KNOWN} - {"chance-trust-worse-off"}
    assert block_keys("terms", {}) is None
    departures = block_keys("departures", {})
    assert departures is not None
    assert departures["VS-01"].startswith("VS-01: ")

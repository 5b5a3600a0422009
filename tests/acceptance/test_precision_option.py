"""`run --precision`, as a user types it."""

import pytest

from tests.acceptance.command_line import AS_OF, ROOT, benefitshare

SCENARIO = ROOT / "scenarios" / "fee-only-licence.yaml"


def test_a_run_to_a_precision_is_a_run_of_that_many_draws() -> None:
    precise = benefitshare("run", SCENARIO, *AS_OF, "--precision", "90%", "--draws", 1000)
    fixed = benefitshare("run", SCENARIO, *AS_OF, "--draws", 1000)
    assert (precise.code, precise.err) == (0, "")
    added = [line for line in precise.out.splitlines() if line not in fixed.out.splitlines()]
    assert [line for line in fixed.out.splitlines() if line not in precise.out.splitlines()] == []
    assert "A precision of 90% of the mean gain was asked for" in added[0]


@pytest.mark.parametrize("wrong", ["0", "much"])
def test_what_is_not_a_precision_is_refused(wrong: str) -> None:
    said = benefitshare("run", SCENARIO, f"--precision={wrong}")
    assert (said.code, said.out) == (2, "")
    assert "is not a percentage such as 1%" in said.err

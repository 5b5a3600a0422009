"""What is said of a gain, from the statistics alone."""

from dataclasses import replace

import pytest

from benefitshare.report.sentences import gain_in_words
from benefitshare.valuation.results import Statistics

USUAL = Statistics(
    mean=3.9e6, sd=5e6, standard_error=1e4, p5=-9e5, p10=-7e5, p25=0.0, p50=1.2e6, p75=5e6,
    p90=10.5e6, p95=14e6, prob_negative=0.36, worst_fifth=-8e5, risk_adjusted=3.7e6,
)  # fmt: skip
CERTAIN = replace(USUAL, sd=0.0, mean=250e3, p10=250e3, p50=250e3, p90=250e3, prob_negative=0.0)


@pytest.mark.parametrize(
    ("stats", "said"),
    [
        (
            USUAL,
            "The trust gains £3.9m in money on average, £1.2m in the middle case "
            "(8 in 10: −£700k to £10.5m). About 1 chance in 3 (36%) of being worse off.",
        ),
        (
            replace(USUAL, p50=-2e5),
            "The trust gains £3.9m in money on average, but loses £200k in the middle case "
            "(8 in 10: −£700k to £10.5m). About 1 chance in 3 (36%) of being worse off.",
        ),
        (
            replace(USUAL, p50=-2e5, tail_share=0.5, prob_negative=0.9),
            "The trust loses £200k in money in the middle case; a few large wins bring the average "
            "to a gain of £3.9m (8 in 10: −£700k to £10.5m). 9 chances in 10 (90%) of being worse "
            "off.",
        ),
        (
            replace(USUAL, tail_share=0.5, prob_negative=0.0),
            "The trust gains £1.2m in money in the middle case; on average £3.9m (8 in 10: "
            "−£700k to £10.5m). Almost no chance of being worse off.",
        ),
        (CERTAIN, "The trust gains £250k in money."),
        (replace(CERTAIN, mean=0.0), "The trust neither gains nor loses in money."),
    ],
)
def test_a_gain_in_words(stats: Statistics, said: str) -> None:
    assert gain_in_words(stats, "The trust", "GBP", " in money") == said

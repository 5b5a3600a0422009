"""A comparison in sentences: who is better off, by how much, how surely, and what that hangs on."""

from collections.abc import Iterator

from benefitshare.guidance.finding import Finding
from benefitshare.guidance.words import listed, percent, within
from benefitshare.negotiation.comparing.hinges import LAUNCH, TROUBLE, Hinge
from benefitshare.negotiation.comparing.verdict import Verdict
from benefitshare.report.compared import Comparison, sides
from benefitshare.report.words import about, between, chance
from benefitshare.valuation.blocks import SOON
from benefitshare.valuation.paired import PairedDifference

_COMMON = 0.05
_RARE = 0.005


def in_words(comparison: Comparison, index: int, id_: str) -> str:
    """Whether another deal is better for a party than the first, by how much, and how surely.

    `index` counts the deals after the first, from 0.
    """
    name = sides(comparison.deals[0])[id_].name
    paired, verdict = comparison.gain[id_][index], comparison.verdicts[id_][index]
    first, other = comparison.names[0], comparison.names[index + 1]
    if paired is None or verdict is None:
        return f"{name} is no party to {other}."
    if not paired.statistics.sd and abs(paired.statistics.mean) < 1:
        return f"For {within(name)}, no material difference: {other} is worth the same as {first}."
    lead = {
        "better": f"{other} is better",
        "worse": f"{first} is better",
        "no material difference": "no material difference",
        "depends on the assumptions": "which is better depends on the assumptions",
    }[verdict.kind]
    tail = _conditions(comparison, verdict)
    return f"For {within(name)}, {lead}: {_how_much(comparison, index, paired)}.{tail}"


def _how_much(comparison: Comparison, index: int, paired: PairedDifference) -> str:
    stats, currency = paired.statistics, comparison.deals[0].currency
    first, other = comparison.names[0], comparison.names[index + 1]
    more = "more" if stats.mean > 0 else "less"
    text = f"{other} is worth {about(abs(stats.mean), currency)} {more} than {first} on average"
    if not stats.sd:
        return text
    told = f"standard error {about(stats.standard_error, currency)}"
    if about(stats.p10, currency) != about(stats.p90, currency):
        told += f"; 8 in 10: {between(stats.p10, stats.p90, currency)}"
    return f"{text} ({told}); {_odds(paired)}"


def _odds(paired: PairedDifference) -> str:
    """How likely it is to be better, and to make no difference where that is common."""
    share = paired.prob_positive
    if share < _RARE:
        text = "it is almost never better"
    elif share > 1 - _RARE:
        text = "it is almost always better"
    else:
        text = f"{chance(share)} that it is better"
    same = 1 - share - paired.statistics.prob_negative
    return f"{text}, {percent(same)} that it makes no difference" if same > _COMMON else text


def _conditions(comparison: Comparison, verdict: Verdict) -> str:
    """Why there is no ranking; or what would turn the ranking that there is."""
    currency = comparison.deals[0].currency
    told = listed([hinge_words(comparison, each) for each in verdict.turned_by])
    if verdict.kind == "no material difference":
        return f" Less than {about(verdict.material, currency)} does not matter here."
    if told:
        return f" It turns on {told}."
    if verdict.is_ranked:
        return ""
    if not verdict.is_sure:
        return " That is within its error; more draws (--draws) would tell."
    odd = " The average and the odds point different ways." if verdict.chance < 1 / 2 else ""
    if verdict.moved_by is None:
        return odd
    return f"{odd} What moves it most is {hinge_words(comparison, verdict.moved_by)}."


def hinge_words(comparison: Comparison, hinge: Hinge) -> str:
    """An assumption or event, with the mean difference on either side of it."""
    currency = comparison.deals[0].currency
    low, high = about(hinge.low, currency), about(hinge.high, currency)
    if hinge.path == LAUNCH:
        return f"whether a product launches ({high} if it does, {low} if not)"
    if hinge.path.startswith(TROUBLE):
        company = _name(comparison, hinge.path.removeprefix(TROUBLE))
        what = f"whether {company} fails or is rescued within {SOON:g} years"
        return f"{what} ({high} if so, {low} if not)"
    return f"{hinge.path} ({low} where it is low, {high} where it is high)"


def _name(comparison: Comparison, id_: str) -> str:
    found = [deal.deal.parties[id_].name for deal in comparison.deals if id_ in deal.deal.parties]
    return within(found[0]) if found else id_


def dominance_words(comparison: Comparison) -> Iterator[str]:
    """Where one deal is better whatever somebody's attitude to risk."""
    for value in comparison.moved:
        for name, verdict in zip(comparison.names[1:], comparison.verdicts[value.id], strict=True):
            if verdict is None or verdict.dominates is None:
                continue
            pair = (name, comparison.names[0])
            one, two = pair if verdict.dominates == "other" else pair[::-1]
            yield (
                f"For {within(value.name)}, {one} dominates {two}: at every chance it brings at "
                "least as much, whatever one thinks of risk."
            )


def flag_words(findings: tuple[Finding, ...]) -> str:
    """Flags by code, with their weight."""
    return ", ".join(f"{each.rule} ({each.severity})" for each in findings) or "none"

"""What `negotiate` finds, in sentences."""

from collections.abc import Iterator

from benefitshare.guidance.words import listed, percent
from benefitshare.negotiation.bargaining.found import Proposal
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.bargaining.zone import End, Zone
from benefitshare.report.negotiated import Negotiated
from benefitshare.report.words import about

TITLES = {
    "today": "the deal as it stands",
    "equal-gains": "equal gains",
    "better-for-both": "better for both",
    "nash": "largest product of gains (Nash)",
    "kalai-smorodinsky": "same part of the most (Kalai-Smorodinsky)",
    "contribution-by-cost": "as contributed, by cost",
    "contribution-by-assessed-value": "as contributed, assessed value",
    "contribution-by-standing-alone": "as contributed, standing alone",
    "package-1": "package 1",
    "package-2": "package 2",
    "package-3": "package 3",
}
_EQUAL = 0.02
"""How far apart two gains may be, relative to the larger, and be called equal."""


def short_answers(told: Negotiated) -> Iterator[str]:
    """The answer in a few sentences, the zone of agreement first."""
    result = told.result
    yield zone_sentence(told)
    yield headline(told)
    if result.improvement is not None:
        yield improvement(told)
    if result.is_straight:
        yield straight(told)
    if result.headline.robustness is not None and result.headline.suits_both:
        yield robustness(told, result.headline)
    if not result.supplier_gain_modelled:
        yield (
            f"Nothing is modelled that {told.supplier} would gain from this deal (it has no "
            "product of theirs), so every payment looks like a loss to them; what they can accept "
            "is not known from here."
        )


def zone_sentence(told: Negotiated) -> str:
    """Whether there is room for a deal, and how much."""
    result = told.result
    if len(result.ranges) == 1:
        return along(told, result.zones[0])
    if result.ideal is None or not result.headline.suits_both:
        return (
            "No deal within these ranges leaves both sides at least as well off as walking away; "
            "below is the one that comes nearest."
        )
    share = result.share_acceptable
    part = (
        f"Of the deals within these ranges, {percent(share)} leave neither side worse off than "
        "walking away. In the best of them"
        if share is not None
        else "In the best deals that were met"
    )
    most = [about(each, told.currency) for each in result.ideal]
    return (
        f"There is room for a deal. {part}, {told.nhs} gains up to {most[0]}, or {told.supplier} "
        f"up to {most[1]}, but not both."
    )


def along(told: Negotiated, zone: Zone) -> str:
    """The zone of agreement along one lever."""
    lever = zone.lever
    if zone.both is not None:
        ends = f"{end_words(lever, zone.both.low)} to {end_words(lever, zone.both.high)}"
        tail = _bounds(lever, zone.both.low, zone.both.high)
        return (
            f"{_capital(lever.name)}: anything from {ends} leaves neither side worse off than "
            f"walking away, all else as the deal has it.{tail}"
        )
    if zone.nhs is None or zone.supplier is None:
        who = [
            name
            for name, side in ((told.nhs, zone.nhs), (told.supplier, zone.supplier))
            if side is None
        ]
        return (
            f"{_capital(lever.name)}: no value from {lever.words(lever.low)} to "
            f"{lever.words(lever.high)} is enough for {listed(who)}, all else as the deal has it."
        )
    return (
        f"{_capital(lever.name)}: there is no zone of agreement. {_capital(told.nhs)} can accept "
        f"{_stretch(lever, zone.nhs.low, zone.nhs.high)}, {told.supplier} "
        f"{_stretch(lever, zone.supplier.low, zone.supplier.high)}: "
        f"{lever.size(zone.gap or 0.0)} apart, all else as the deal has it."
    )


def end_words(lever: Range, end: End) -> str:
    """Where a stretch ends, with how sure that is."""
    error = f" (standard error {lever.size(end.standard_error)})" if end.standard_error else ""
    return f"{lever.words(end.value)}{error}"


def is_open(lever: Range, end: End) -> bool:
    """Whether a stretch may go on where the range ends: not where the field itself does."""
    return end.is_bound and lever.quantity.low < end.value < lever.quantity.high


def _stretch(lever: Range, low: End, high: End) -> str:
    if low.is_bound and low.value == high.value:
        return f"only {lever.words(low.value)}"
    if high.is_bound and not low.is_bound:
        return f"{end_words(lever, low)} or more"
    if low.is_bound and not high.is_bound:
        return f"{end_words(lever, high)} or less"
    return f"{end_words(lever, low)} to {end_words(lever, high)}"


def _bounds(lever: Range, low: End, high: End) -> str:
    met = [lever.words(end.value) for end in (low, high) if is_open(lever, end)]
    if not met:
        return ""
    return f" It may go on beyond {listed(met)}, where the range ends."


def headline(told: Negotiated) -> str:
    """The deal of equal gains."""
    result, currency = told.result, told.currency
    found = result.headline
    gains = found.nhs.mean, found.supplier.mean
    if not found.suits_both:
        lead = "Nearest to suiting both"
    elif abs(gains[0] - gains[1]) <= _EQUAL * max(map(abs, gains)):
        lead = "Equal gains"
    else:
        lead = "As near to equal gains as these ranges come"
    each = [f"{'gains' if gain >= 0.0 else 'loses'} {about(abs(gain), currency)}" for gain in gains]
    return (
        f"{lead}: {levers_words(told, found)}. Against walking away, {told.nhs} then {each[0]} on "
        f"average, and {told.supplier} {each[1]}."
    )


def improvement(told: Negotiated) -> str:
    """Whether the deal as it stands leaves something on the table."""
    found, currency = told.result.improvement, told.currency
    assert found is not None
    sure = "" if found.is_clear else " This is too close to call."
    return (
        "The deal as it stands leaves something on the table. With "
        f"{levers_words(told, found.proposal)}, {told.nhs} would gain "
        f"{about(found.nhs, currency)} more (standard error {about(found.nhs_error, currency)}) "
        f"and {told.supplier} {about(found.supplier, currency)} more (standard error "
        f"{about(found.supplier_error, currency)}).{sure}"
    )


def straight(told: Negotiated) -> str:
    """That there is nothing to trade."""
    cost = about((told.result.exchange or 0.0) * 100.0, told.currency)
    hundred = about(100.0, told.currency)
    if len(told.result.ranges) == 1:
        return (
            f"The frontier is a straight line: each {hundred} to {told.nhs} costs {told.supplier} "
            f"{cost}."
        )
    return (
        f"Every lever here moves money at one rate: each {hundred} to {told.nhs} costs "
        f"{told.supplier} {cost}, whichever lever brings it. So the frontier is a straight line, "
        "and trading one lever for another gains nobody anything."
    )


def robustness(told: Negotiated, proposal: Proposal) -> str:
    """In how many sets of assumptions a deal suits both."""
    found = proposal.robustness
    assert found is not None
    close = f" ({found.close} are too close to call)" if found.close else ""
    return (
        f"Under {found.both} of {found.sets} sets of assumptions, chance events averaged out, the "
        f"deal of {TITLES[proposal.id]} leaves neither side worse off than walking away{close}: "
        f"{told.nhs} under {found.nhs}, {told.supplier} under {found.supplier}."
    )


def levers_words(told: Negotiated, proposal: Proposal) -> str:
    """A deal as its levers, in words; the deal as it stands has none of its own."""
    ranges = told.result.ranges
    parts = [
        f"{_short(each)} {each.words(proposal.changes[each.path])}"
        for each in ranges
        if each.path in proposal.changes
    ]
    return listed(parts)


def _short(lever: Range) -> str:
    """A lever without what its value says by itself: `access fee` for the amount of one."""
    *above, last = lever.path.split(".")[1:]
    plain = above and last in ("amount", "rate", "years", "share")
    return " ".join(above).replace("-", " ") if plain else lever.name


def short_title(proposal: Proposal) -> str:
    """What a deal is called in a table."""
    if proposal.id == "equal-gains" and not proposal.suits_both:
        return "nearest to suiting both"
    return TITLES[proposal.id]


def title_of(told: Negotiated, proposal: Proposal) -> str:
    """What a deal is called; one in proportion to contributions, with the NHS side's part."""
    title = short_title(proposal)
    shares = told.result.contribution
    part = {
        "contribution-by-cost": shares.by_cost,
        "contribution-by-assessed-value": shares.by_assessed_value,
        "contribution-by-standing-alone": shares.by_standing_alone,
    }.get(proposal.id)
    return title if part is None else f"{title} ({percent(part)} to the NHS side)"


def not_fair(told: Negotiated) -> str:
    """What reference points are, and what they hang on."""
    result = told.result
    ranges = listed(
        [f"{each.name} {each.words(each.low)} to {each.words(each.high)}" for each in result.ranges]
    )
    words = (
        "Reference points: what bargaining theory singles out, no verdict on what is fair. All of "
        f"them hang on how far the levers may go ({ranges}), most of all Kalai and Smorodinsky's"
    )
    if result.ideal is None:
        return f"{words}."
    most = [about(each, told.currency) for each in result.ideal]
    return f"{words}: the most each could gain is {most[0]} and {most[1]}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""The answer in three sentences, with the old figure beside the new one after a change."""

from benefitshare.guidance.words import country, percent, sentence
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import beneficiaries, is_in_england
from benefitshare.report.words import about, between, counted, worse_off
from benefitshare.valuation.results import PartyValue, Statistics


def answer_strip(judged: JudgedDeal, before: JudgedDeal | None = None) -> tuple[str, str, str]:
    """What the first beneficiary gains, how sure that is, and how the deal stands.

    `before` are results of the same deal before its last change.
    """
    value = _first(judged)
    old = None if before is None else before.projection.parties.get(value.id)
    return (
        _gain(judged, value, None if old is None else old.lines["money"]),
        _odds(judged, value, before, old),
        _standing(judged, before),
    )


def _first(judged: JudgedDeal) -> PartyValue:
    found = beneficiaries(judged.projection)
    return found[0] if found else next(iter(judged.projection.parties.values()))


def _gain(judged: JudgedDeal, value: PartyValue, old: Statistics | None) -> str:
    stats = value.lines["money"]
    verb = "loses" if stats.mean < 0 else "gains"
    mean = about(abs(stats.mean), judged.currency)
    then = None if old is None else about(old.mean, judged.currency)
    was = _was(about(stats.mean, judged.currency), then)
    if not stats.sd:
        return f"{value.name} {verb} {mean}{was} in money."
    return (
        f"{value.name} {verb} {mean}{was} in money on average, "
        f"{about(stats.p50, judged.currency)} in the middle case "
        f"(8 in 10: {between(stats.p10, stats.p90, judged.currency)})."
    )


def _odds(
    judged: JudgedDeal, value: PartyValue, before: JudgedDeal | None, old: PartyValue | None
) -> str:
    odds = sentence(worse_off(value.lines["money"].prob_negative)).removesuffix(".")
    then = None if old is None else worse_off(old.lines["money"].prob_negative)
    was = _was(worse_off(value.lines["money"].prob_negative), then)
    text = f"{odds}{was.replace(' of being worse off', '')}."
    share = _system_share(judged)
    share_before = None if before is None else _system_share(before)
    if share is None:
        return text
    was = _was(share, share_before)
    return f"{text} The health and care system gets {share}{was} of the expected gain."


def _system_share(judged: JudgedDeal) -> str | None:
    """Its part of what both sides expect to gain before health, on the supplier's own basis."""
    split = judged.projection.split.get("own")
    if split is None or not judged.projection.supplier_gain_modelled:
        return None
    share = split.on_non_cash.system_share
    return None if share is None else percent(share)


def _standing(judged: JudgedDeal, before: JudgedDeal | None) -> str:
    if not is_in_england(judged):
        return f"The guidance is for England, and this deal is for {country(judged.deal.country)}."
    short, unknown = _counts(judged)
    was, was_unknown = (None, None) if before is None else _counts(before)
    points = counted(short, "point")
    old = None if was is None else counted(was, "point")
    old_unknown = None if was_unknown is None else str(was_unknown)
    told = f"Falls short of today's guidance on {points}{_was(points, old)}"
    if not unknown:
        return f"{told}."
    more = f"{unknown}{_was(str(unknown), old_unknown)}"
    return f"{told}; {more} cannot be judged until evidence is given."


def _counts(judged: JudgedDeal) -> tuple[int, int]:
    assessment = judged.today
    unknown = sum(finding.outcome == "cannot tell" for finding in assessment.findings)
    return assessment.breaches + assessment.concerns, unknown


def _was(new: str, old: str | None, words: str = " (was {})") -> str:
    return "" if old is None or old == new else words.replace("{}", old)

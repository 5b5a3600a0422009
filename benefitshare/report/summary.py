"""A deal's standing in one paragraph of short words, for a board paper."""

from collections.abc import Sequence

from benefitshare.deal import Deal
from benefitshare.guidance import RULES, Assessment, Finding
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.finding import RANK
from benefitshare.guidance.words import country, day
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import is_in_england

_PLAINLY = {rule.code: rule.plainly for rule in RULES}
_ASKING = {rule.code for rule in RULES if rule.attestations}
_MOST_POINTS = 5
NOT_ADVICE = "This is not legal advice."


def summary(judged: JudgedDeal) -> str:
    """What the deal falls short of, then and now, and what nobody can say yet."""
    deal = judged.deal
    if not is_in_england(judged):
        return (
            f"The guidance is for England. This deal is for {country(deal.country)}, so it was not "
            f"judged by it. {NOT_ADVICE}"
        )
    parts = (
        f"This deal {_when(judged)} signed on {day(deal.signed)}.",
        _fit(deal),
        _then(judged.signed),
        _now(judged.today),
        _accepted(judged.today),
        _close(judged.today),
        _unknown(judged.today),
        NOT_ADVICE,
    )
    return " ".join(part for part in parts if part)


def _when(judged: JudgedDeal) -> str:
    return "was" if judged.deal.signed <= judged.today.date else "is to be"


def _fit(deal: Deal) -> str:
    reason = uses_nhs_data(deal)
    return f"Most of the rules do not apply, since {reason}." if reason else ""


def _then(signed: Assessment) -> str:
    if not signed.has_edition:
        return "No national guide for such deals was in force then."
    found = [one for one in _serious(signed) if one.basis in ("says", "reads")]
    if not found:
        return "By the guides of that day, nothing that could be checked fell short."
    return f"By the guides of that day, it fell short on {_points(len(found))}."


def _now(today: Assessment) -> str:
    """What today's guides ask for; then what no guide asks, but this tool or critics do."""
    found = _serious(today)
    guided = [one for one in found if one.basis in ("says", "reads")]
    beyond = [one for one in found if one not in guided]
    parts = [
        f"By the guides of today, it falls short on {_points(len(guided))}. {_told(guided)}"
        if guided
        else "By the guides of today, nothing that could be checked falls short."
    ]
    if beyond:
        one = len(beyond) == 1
        thing = "more point" if guided else "point"
        also = f"{_points(len(beyond), thing)} {'is' if one else 'are'}"
        asked = "it" if one else "them"
        parts.append(
            f"{also.capitalize()} of concern, though no guide asks for {asked}. {_told(beyond)}"
        )
    if notes := today.count("note"):
        parts.append(f"{_points(notes, 'smaller point').capitalize()} should be weighed too.")
    return " ".join(parts)


def _told(found: Sequence[Finding]) -> str:
    told = [_PLAINLY[finding.rule] for finding in found[:_MOST_POINTS]]
    more = len(found) - len(told)
    if more:
        verb = "is" if more == 1 else "are"
        told.append(f"{_points(more, 'more point').capitalize()} {verb} told below.")
    return " ".join(told)


def _serious(assessment: Assessment) -> list[Finding]:
    """Breaches and concerns, the worst first, the core before the rest."""
    found = [
        finding
        for finding in assessment.findings
        if finding.outcome == "flagged" and finding.severity != "note"
    ]
    return sorted(found, key=lambda one: (-RANK[one.severity], not one.core))


def _accepted(today: Assessment) -> str:
    number = sum(one.outcome == "accepted" for one in today.findings)
    return f"On {_points(number)} the trust has recorded why it does otherwise." if number else ""


def _close(today: Assessment) -> str:
    close = [one for one in today.findings if one.outcome == "too close to call"]
    if not close:
        return ""
    return f"On {_points(len(close))} the sums are too close to call."


def _unknown(today: Assessment) -> str:
    waiting = [one for one in today.findings if one.outcome == "cannot tell"]
    if not waiting:
        return ""
    told = f"On {_points(len(waiting))} nobody can say yet, since facts are missing."
    grave = sum(one.severity == "breach" and one.rule in _ASKING for one in waiting)
    if not grave:
        return f"{told} These are not passed."
    return f"{told} These are not passed, and {_points(grave, '')} of them could be grave."


def _points(number: int, thing: str = "point") -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} {thing}{'' if number == 1 else 's'}" if thing else word


_NUMBERS: Sequence[str] = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip

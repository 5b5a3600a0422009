"""Attested rules: a fact that somebody vouches for. What is not attested is never passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.facts import answer
from benefitshare.guidance.finding import Severity
from benefitshare.guidance.rule import Context, Verdict
from benefitshare.guidance.words import listed


def attested(context: Context, key: str, *, if_yes: str, if_no: str) -> Verdict:
    """Pass on yes, flag on no, and ask where nobody has answered."""
    given = answer(context.deal, key)
    if given == "yes":
        return Verdict("passed", if_yes + reference(context, key))
    if given == "no":
        return Verdict("flagged", if_no + reference(context, key))
    return unanswered(context, key)


def attested_against(context: Context, key: str, *, if_no: str, if_yes: str) -> Verdict:
    """Pass on no, flag on yes: for questions about what a deal should not have."""
    given = answer(context.deal, key)
    if given == "no":
        return Verdict("passed", if_no + reference(context, key))
    if given == "yes":
        return Verdict("flagged", if_yes + reference(context, key))
    return unanswered(context, key)


def denied_and_open(context: Context, keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Of a checklist: the keys answered no, and those that nobody has answered."""
    given = {key: answer(context.deal, key) for key in keys}
    denied = [key for key, said in given.items() if said == "no"]
    return denied, [key for key, said in given.items() if said == "unknown"]


@dataclass(frozen=True, slots=True)
class Points:
    """What an agreement should hold, point by point: each a question, with its name in words."""

    names: Mapping[str, str]
    """By the key of the question."""
    verb: str
    """What the agreement does with a point, as in "whether the agreement settles ..."."""
    lacks: str
    """How a sentence begins that names the points denied."""
    holds: str
    """What is said where every point is there."""

    def words(self, keys: Sequence[str]) -> str:
        """The names of points, as in a sentence."""
        return listed([self.names[key] for key in keys])


def checklist(
    context: Context, points: Points, absent: Sequence[str], open_: Sequence[str], most: Severity
) -> Verdict:
    """Flag what is denied, else ask for what is open, else pass: all of it in one finding."""
    missing = tuple(open_)
    if absent:
        message = f"{points.lacks} {points.words(absent)}"
        if open_:
            message += f"; not answered yet: {points.words(open_)}"
        return Verdict("flagged", message, most, missing=missing)
    if open_:
        message = f"Not answered yet: whether the agreement {points.verb} {points.words(open_)}"
        return Verdict("cannot tell", message + _notes(context, open_), most, missing=missing)
    return Verdict("passed", points.holds, most)


def unanswered(context: Context, *keys: str) -> Verdict:
    """Ask for the answers that are missing, with what the deal file notes about each."""
    asks = " ".join(
        QUESTIONS[key].asks + reference(context, key) for key in keys if key in QUESTIONS
    )
    return Verdict("cannot tell", f"Not answered yet: {asks}", missing=keys)


def reference(context: Context, key: str) -> str:
    """The reference or note given with an answer, in brackets."""
    attestation = context.deal.attestations.get(key)
    if attestation is None:
        return ""
    given = attestation.reference or attestation.note
    return f" ({given})" if given else ""


def _notes(context: Context, keys: Iterable[str]) -> str:
    noted = dict.fromkeys(filter(None, (reference(context, key).strip() for key in keys)))
    return f" {' '.join(noted)}" if noted else ""

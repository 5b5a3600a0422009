"""Attested rules: a fact that somebody vouches for. What is not attested is never passed."""

from __future__ import annotations

from collections.abc import Iterable

from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.facts import answer
from benefitshare.guidance.rule import Context, Verdict


def attested(context: Context, key: str, *, if_yes: str, if_no: str) -> Verdict:
    """Pass on yes, flag on no, and ask where nobody has answered."""
    given = answer(context.deal, key)
    if given == "yes":
        return Verdict("passed", if_yes + reference(context, key))
    if given == "no":
        return Verdict("flagged", if_no + reference(context, key))
    return unanswered(key)


def attested_against(context: Context, key: str, *, if_no: str, if_yes: str) -> Verdict:
    """Pass on no, flag on yes: for questions about what a deal should not have."""
    given = answer(context.deal, key)
    if given == "no":
        return Verdict("passed", if_no + reference(context, key))
    if given == "yes":
        return Verdict("flagged", if_yes + reference(context, key))
    return unanswered(key)


def denied_and_open(context: Context, keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Of a checklist: the keys answered no, and those that nobody has answered."""
    given = {key: answer(context.deal, key) for key in keys}
    denied = [key for key, said in given.items() if said == "no"]
    return denied, [key for key, said in given.items() if said == "unknown"]


def unanswered(*keys: str) -> Verdict:
    """Ask for the answers that are missing."""
    asks = " ".join(QUESTIONS[key].asks for key in keys if key in QUESTIONS)
    return Verdict("cannot tell", f"Nobody has answered: {asks}", missing=keys)


def reference(context: Context, key: str) -> str:
    """The reference or note given with an answer, in brackets."""
    attestation = context.deal.attestations.get(key)
    if attestation is None:
        return ""
    given = attestation.reference or attestation.note
    return f" ({given})" if given else ""

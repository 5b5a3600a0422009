"""What has to be attested before every rule can speak, as a checklist."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.guidance import QUESTIONS, RULES
from benefitshare.guidance.finding import RANK
from benefitshare.report.judged import JudgedDeal


@dataclass(frozen=True, slots=True)
class ToAttest:
    """One fact to attest, with what the deal file says of it so far."""

    key: str
    asks: str
    evidence: str
    """What to give as its reference."""
    rules: tuple[str, ...]
    """Codes of the rules that rest on it."""
    answer: str
    reference: str
    date: str
    by: str

    @property
    def is_answered(self) -> bool:
        """Whether it has been answered with yes or no."""
        return self.answer in ("yes", "no")


def checklist(judged: JudgedDeal, document: Mapping[str, object]) -> tuple[ToAttest, ...]:
    """The facts on which a rule that applies rests: possible breaches first, then the core."""
    applying = {
        finding.rule
        for assessment in (judged.signed, judged.today)
        for finding in assessment.findings
        if finding.outcome != "not applicable"
    }
    found = [
        _to_attest(key, tuple(codes), document)
        for key in QUESTIONS
        if (codes := [r.code for r in RULES if key in r.attestations and r.code in applying])
    ]
    return tuple(sorted(found, key=_weight))


def _weight(each: ToAttest) -> tuple[int, bool]:
    waiting = [rule for rule in RULES if rule.code in each.rules]
    return -max(RANK[rule.severity] for rule in waiting), not any(rule.core for rule in waiting)


def to_attest(key: str, document: Mapping[str, object]) -> ToAttest:
    """One fact by its key."""
    codes = tuple(rule.code for rule in RULES if key in rule.attestations)
    return _to_attest(key, codes, document)


def _to_attest(key: str, codes: tuple[str, ...], document: Mapping[str, object]) -> ToAttest:
    block = document.get("attestations")
    said = block.get(key) if isinstance(block, Mapping) else None
    said = said if isinstance(said, Mapping) else {}
    question = QUESTIONS[key]
    return ToAttest(
        key=key,
        asks=question.asks,
        evidence=question.evidence,
        rules=codes,
        answer=_answer(said.get("answer")),
        reference=str(said.get("reference") or ""),
        date=str(said.get("date") or ""),
        by=str(said.get("by") or ""),
    )


def _answer(raw: object) -> str:
    """A YAML file may say yes as a word or as a truth value."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return str(raw) if raw in ("yes", "no") else "unknown"


def attested(
    document: Mapping[str, object], key: str, said: Mapping[str, str]
) -> dict[str, object]:
    """The change to the deal that records an answer; what is empty is left out.

    >>> attested({"attestations": {}}, "board-decision", {"answer": "yes", "by": ""})
    {'attestations.board-decision': {'answer': 'yes'}}
    """
    kept = {name: words for name, words in said.items() if words}
    return in_block(document, "attestations", key, kept)


def in_block(
    document: Mapping[str, object], block: str, key: str, value: object
) -> dict[str, object]:
    """The change that puts a value into a block of the deal, which may not be there yet.

    >>> in_block({}, "departures", "VS-08", {"by": "the board"})
    {'departures': {'VS-08': {'by': 'the board'}}}
    """
    if isinstance(document.get(block), Mapping):
        return {f"{block}.{key}": value}
    return {block: {key: value}}

"""The questions that are still open, as a block to paste into the deal file.

What is answered already stands in it too, so that it replaces the whole block of the file. So do
questions that matter only for some answers to others, so that one round of asking is enough.
"""

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import cast

from benefitshare.guidance import RULES
from benefitshare.guidance.attestations import FAMILIES
from benefitshare.guidance.questions.in_the_file import asked_in_file
from benefitshare.guidance.questions.question import Question
from benefitshare.report.json_document import missing_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.layout import WIDTH

_HEAD = (
    "What is still needed before every rule can speak. Put this in the deal file in place of its "
    "block `attestations`, if it has one. Answer yes or no where it says unknown, and add what "
    'shows it: {answer: yes, reference: "...", date: 2026-01-31, by: ...}. What begins with "If it '
    'comes to that" matters only for some answers to the others.'
)


def attestation_block(judged: JudgedDeal) -> str:
    """YAML with every open question as a comment above its key, and all answers already given."""
    waiting = {
        str(each["path"]): cast(list[str], each["rules"])
        for each in missing_document(judged.signed, judged.today)
    }
    lines = [*_comment(judged.deal.name), *_comment(_HEAD), "attestations:"]
    asked = list(_families(judged, waiting, _follow_ups(judged)))
    lines += asked or ["  {}"]
    others = [path for path in waiting if not _is_asked(path)]
    if others:
        lines += ["", *_comment("And, elsewhere in the deal file (the rules that wait for it):")]
        for path in others:
            said = f"{path}: {asked_in_file(path)} ({', '.join(waiting[path])})"
            lines += _comment(said, hanging="  ")
    return "\n".join(lines) + "\n"


def _follow_ups(judged: JudgedDeal) -> Mapping[str, list[str]]:
    """What rules that cannot tell may ask next, with the codes of the rules."""
    found = (*judged.signed.findings, *judged.today.findings)
    open_ = {finding.rule for finding in found if finding.outcome == "cannot tell"}
    asked: dict[str, list[str]] = {}
    for rule in RULES:
        if rule.code in open_:
            for key in rule.attestations:
                asked.setdefault(key, []).append(rule.code)
    return asked


def _families(
    judged: JudgedDeal, waiting: Mapping[str, list[str]], follow_ups: Mapping[str, list[str]]
) -> Iterator[str]:
    for title, questions in FAMILIES.items():
        entries = [
            line
            for question in questions
            for line in _entry(
                judged,
                question,
                waiting.get(f"attestations.{question.key}"),
                follow_ups.get(question.key),
            )
        ]
        if entries:
            yield f"  # ---- {title}"
            yield from entries


def _entry(
    judged: JudgedDeal, question: Question, rules: list[str] | None, later: list[str] | None
) -> Iterator[str]:
    """A question that rules wait for, or may ask later, above its answer so far."""
    given = judged.deal.document().get("attestations")
    typed = given.get(question.key) if isinstance(given, Mapping) else None
    may_ask = rules or (later if typed is None else None)
    if typed is None and may_ask is None:
        return
    if may_ask is not None:
        lead = "" if rules else "If it comes to that: "
        evidence = f" Reference: {question.evidence}." if question.evidence else ""
        yield from _comment(f"{lead}{question.asks} ({', '.join(may_ask)}){evidence}", "  ")
    yield f"  {question.key}: {_flow({'answer': 'unknown'} if typed is None else typed)}"


def _flow(value: object) -> str:
    """A value in YAML's flow style; JSON's quoted texts are YAML too."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    text = str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return text if text in _PLAIN else json.dumps(text, ensure_ascii=False)


_PLAIN = ("yes", "no", "unknown")


def _is_asked(path: str) -> bool:
    return path.startswith("attestations.") and path.count(".") == 1


def _comment(text: str, indent: str = "", hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# {hanging}",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip

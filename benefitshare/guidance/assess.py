"""Judging a deal: every rule in turn, against the editions in force on a date.

What is the same for every rule is settled here: country, edition, scope, how severe a flag may be,
recorded departures, wording and remedies.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from benefitshare.deal import Deal
from benefitshare.guidance import wording
from benefitshare.guidance.assessment import Assessment, EditionInUse, Key
from benefitshare.guidance.documents import DOCUMENTS
from benefitshare.guidance.editions import Document, Governing, NotInForce, first_use, govern
from benefitshare.guidance.finding import (
    Basis,
    Finding,
    Outcome,
    Read,
    Remedy,
    Severity,
    milder,
)
from benefitshare.guidance.policy import OwnPolicy, Policy, policy_of
from benefitshare.guidance.remedies import Workshop
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.rules import RULES
from benefitshare.guidance.trials import Revalue, Revalued, Trials
from benefitshare.guidance.words import country, day
from benefitshare.valuation.results import Projection


def assess(
    deal: Deal,
    projection: Projection,
    *,
    on: datetime.date,
    key: Key = "signed",
    revalue: Revalue | None = None,
    only: str | None = None,
    trust_policy: OwnPolicy | None = None,
) -> Assessment:
    """Judge a deal as of a date: its signature, or today.

    With `revalue`, which projects the deal changed by path on the same draws, flags of numeric
    rules carry the smallest changes that clear them; it is called many times. `only` names the one
    rule whose flag is to have them. `trust_policy` holds where the deal sets no threshold itself.
    """
    policy = policy_of(deal, trust_policy)
    findings = _findings(_Case(deal, projection, on, policy))
    if revalue is not None:
        findings = _with_remedies(_Case(deal, projection, on, policy), findings, revalue, only)
    editions = tuple(_edition_in_use(document, on) for document in DOCUMENTS)
    return Assessment(key, on, editions, findings, tuple(policy.thresholds.values()))


MEASURED = frozenset({"passed", "flagged", "too close to call"})
"""Outcomes that rest on a number, where a numeric rule gives them."""


@dataclass(frozen=True, slots=True)
class _Case:
    deal: Deal
    projection: Projection
    on: datetime.date
    policy: Policy


def _findings(case: _Case) -> tuple[Finding, ...]:
    found: tuple[Finding, ...] = ()
    for rule in RULES:
        found = (*found, _finding(rule, case, found))
    return found


def _finding(rule: Rule, case: _Case, earlier: tuple[Finding, ...]) -> Finding:
    governing = _governing(rule, case.on)
    reason = _outside(case.deal) or (
        wording.not_in_force(governing.reason) if isinstance(governing, NotInForce) else ""
    )
    if isinstance(governing, NotInForce):
        return _not_applicable(rule, _first(rule), reason, in_force=False)
    if not reason:
        reasons = [why for scope in rule.scope if (why := scope(case.deal))]
        reason = wording.out_of_scope(reasons[0]) if reasons else ""
    if reason:
        return _not_applicable(rule, governing, reason, in_force=True)
    context = Context(case.deal, case.projection, case.on, case.policy, governing, earlier)
    return _judged(rule, rule.check(context), context)


def _outside(deal: Deal) -> str:
    if deal.country.strip().casefold() == "england":
        return ""
    where = country(deal.country)
    return wording.out_of_scope(f"the guidance is for England, and this deal is for {where}")


def _governing(rule: Rule, on: datetime.date) -> Governing | NotInForce | None:
    """The first citation in force; null for a rule that is this tool's own policy."""
    found = [govern(citation, on) for citation in rule.citations]
    if not found:
        return None
    return next((one for one in found if isinstance(one, Governing)), found[0])


def _first(rule: Rule) -> Governing:
    citation = rule.citations[0]
    edition = first_use(citation)
    return Governing(citation, edition, edition.principles[citation.principle])


def capped(severity: Severity, basis: Basis, read: Read, *, informative: bool) -> Severity:
    """Hold a severity to what its source can bear.

    A breach needs words that say so and that somebody has read; what only informs is a note.

    >>> capped("breach", "reads", "original", informative=False)
    'concern'
    """
    if informative:
        return "note"
    firm = basis == "says" and read != "not-read"
    return severity if firm else milder(severity, "concern")


def _judged(rule: Rule, verdict: Verdict, context: Context) -> Finding:
    governing, deal = context.governing, context.deal
    before_any = governing is not None and governing.informative
    severity = capped(
        milder(verdict.severity or rule.severity, rule.severity),
        rule.basis,
        _read(governing),
        informative=before_any,
    )
    driver = rule.driver(context) if verdict.outcome in MEASURED and verdict.numbers else ""
    message = wording.worded(rule, verdict, severity, context, driver)
    if before_any:
        message = wording.for_information(message, context.date)
    if verdict.outcome in {"flagged", "too close to call"} and rule.code in deal.departures:
        verdict = replace(verdict, outcome="accepted")
        message = wording.accepted(message, deal, rule.code)
    limit = verdict.threshold
    return replace(
        _bare(rule, governing, verdict.outcome, message),
        severity=severity,
        numbers=verdict.numbers,
        probability=verdict.probability,
        threshold=None if limit is None else context.policy[limit].value,
        missing=verdict.missing,
        remedies=_step(rule, verdict),
    )


def _step(rule: Rule, verdict: Verdict) -> tuple[Remedy, ...]:
    """The step in words that clears a flag, where the rule has one."""
    if verdict.outcome != "flagged" or not rule.step:
        return ()
    return (Remedy(rule.step, clears=None),)


def _not_applicable(
    rule: Rule, governing: Governing | None, message: str, *, in_force: bool
) -> Finding:
    bare = _bare(rule, governing, "not applicable", message)
    return bare if in_force else replace(bare, edition=None)


def _bare(rule: Rule, governing: Governing | None, outcome: Outcome, message: str) -> Finding:
    """A finding with what the rule and the edition alone decide."""
    read = _read(governing)
    informative = governing is not None and governing.informative
    return Finding(
        rule=rule.code,
        outcome=outcome,
        severity=capped(rule.severity, rule.basis, read, informative=informative),
        core=rule.core,
        basis=rule.basis,
        read=read,
        edition=None if governing is None else governing.edition.key,
        principle=None if governing is None else governing.principle.number or None,
        link=None if governing is None else governing.edition.link,
        message=message,
    )


def _read(governing: Governing | None) -> Read:
    # A rule of this tool's own has no words to be read but its own.
    return "original" if governing is None else governing.principle.read


def _with_remedies(
    case: _Case, findings: tuple[Finding, ...], revalue: Revalue, only: str | None
) -> tuple[Finding, ...]:
    def judge(changed: Revalued, code: str | None = None) -> tuple[Finding, ...]:
        after = replace(case, deal=changed.deal, projection=changed.projection)
        return _findings(after) if code is None else (_finding(by_code[code], after, ()),)

    by_code = {rule.code: rule for rule in RULES}
    workshop = Workshop(case.deal, Trials(revalue, judge, findings))
    return tuple(
        replace(one, remedies=workshop.remedies(by_code[one.rule]) + one.remedies)
        if one.outcome == "flagged" and only in (None, one.rule)
        else one
        for one in findings
    )


def _edition_in_use(document: Document, on: datetime.date) -> EditionInUse:
    edition = document.in_force(on)
    first = document.editions[0]
    shown = edition or (first if document.measures_before else None)
    note = "" if edition is not None else _why_none(document, on)
    if shown is None:
        return EditionInUse(
            document.key, None, first.title, first.published, first.link, None, None, "", note
        )
    principle = shown.principles.get("commercial")
    return EditionInUse(
        document.key,
        shown.key,
        shown.title,
        shown.published,
        shown.link,
        None if principle is None else principle.number,
        None if principle is None else principle.read,
        shown.force,
        note,
    )


def _why_none(document: Document, on: datetime.date) -> str:
    if document.measures_before and on < document.editions[0].published:
        return "no edition in force; measured against the first for information"
    return f"not in force on {day(on)}"

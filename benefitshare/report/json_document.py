"""Results as plain data for JSON: the public names of everything that a run tells."""

import datetime
import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from benefitshare.guidance import QUESTIONS, Assessment, differences
from benefitshare.guidance.questions.in_the_file import asked_in_file
from benefitshare.problems import Problem
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.summary import summary
from benefitshare.valuation.results import PartyValue, Projection, Share, Split


def plain(value: object) -> object:
    """Return a value made of dictionaries, lists, texts, whole and finite numbers only.

    >>> plain({"rate": float("nan"), "years": (1, 2.5)})
    {'rate': None, 'years': [1, 2.5]}
    """
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def as_json(document: object) -> str:
    """Write a document as JSON, the same bytes for the same document."""
    return json.dumps(plain(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def run_document(judged: JudgedDeal) -> dict[str, object]:
    """What `run --json` prints."""
    projection = judged.projection
    return {
        "deal": _deal(judged),
        "business_as_usual": projection.business_as_usual,
        "business_as_usual_note": projection.business_as_usual_note,
        "version": judged.version,
        "currency": judged.deal.currency,
        "seed": projection.seed,
        "draws": projection.draws,
        "periods": projection.periods,
        "parties": {id_: _party(value) for id_, value in projection.parties.items()},
        "groups": {
            id_: _party(projection.groups[id_]) if id_ in projection.groups else None
            for id_ in ("nhs", "system")
        },
        "carrying_values": projection.carrying_values,
        "split": {basis: _split(split) for basis, split in projection.split.items()},
        "assessments": _assessments(judged),
        **_more(projection),
    }


def check_document(judged: JudgedDeal) -> dict[str, object]:
    """What `check --json` prints."""
    return {
        "deal": _deal(judged),
        "assessments": _assessments(judged),
        "differences": _differences(judged),
        "summary": summary(judged),
        "missing": missing_document(judged.signed, judged.today),
    }


def _differences(judged: JudgedDeal) -> list[dict[str, object]]:
    return [each.as_json() for each in differences(judged.signed, judged.today)]


def problems_document(problems: tuple[Problem, ...]) -> dict[str, object]:
    """What a refused file gives under `--json`."""
    names = ("file", "line", "column", "path", "found", "expected", "message")
    return {"problems": [{name: getattr(each, name) for name in names} for each in problems]}


def missing_document(*assessments: Assessment) -> list[dict[str, object]]:
    """What would have to be known before every rule can speak: each with the rules that wait."""
    waiting: dict[str, dict[str, None]] = {}
    for assessment in assessments:
        for finding in assessment.findings:
            if finding.outcome != "not applicable":
                for key in finding.missing:
                    waiting.setdefault(key, {})[finding.rule] = None
    return [
        {
            "key": key,
            "asks": QUESTIONS[key].asks if key in QUESTIONS else asked_in_file(key),
            "path": f"attestations.{key}" if key in QUESTIONS else key,
            "rules": list(rules),
        }
        for key, rules in waiting.items()
    ]


def _deal(judged: JudgedDeal) -> dict[str, object]:
    return {
        "name": judged.deal.name,
        "sha256": judged.sha256,
        "changes": [
            {"path": change.path, "from": change.old, "to": change.new} for change in judged.changes
        ],
    }


def _assessments(judged: JudgedDeal) -> dict[str, object]:
    return {"signed": judged.signed.as_json(), "today": judged.today.as_json()}


def _party(value: PartyValue) -> object:
    return plain(value)


def _split(split: Split) -> dict[str, object]:
    return {
        **_share(split.on_non_cash),
        "lines": {"money": _share(split.on_money), "all": _share(split.on_all)},
    }


def _share(share: Share) -> dict[str, object]:
    return {
        "system_share": share.system_share,
        "interval": share.interval,
        "given_launch": share.given_launch,
        "difference_in_gain": share.difference_in_gain,
    }


def _more(projection: Projection) -> dict[str, object]:
    """What is told beyond the least."""
    consideration, contribution = projection.consideration, projection.contribution
    return {
        "suppliers": projection.suppliers,
        "contracting": projection.contracting,
        "cost_recovery": projection.cost_recovery,
        "consideration": {
            "gross": consideration.gross,
            "contingent": consideration.contingent,
            "shares": consideration.shares,
            "share_at_risk": consideration.share_at_risk,
            "share_in_equity": consideration.share_in_equity,
            "gain_without_shares": consideration.gain_without_shares,
        },
        "contribution": {
            "by_cost": contribution.by_cost,
            "by_assessed_value": contribution.by_assessed_value,
            "by_standing_alone": contribution.by_standing_alone,
            "range": contribution.range,
        },
        "net_present_social_value": projection.net_present_social_value,
        "events": projection.events,
        "bridge": projection.bridge,
        "break_even_qaly": projection.break_even_qaly,
        "unmonetised": projection.unmonetised,
        "notes": projection.notes,
    }

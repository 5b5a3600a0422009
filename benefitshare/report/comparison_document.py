"""What `compare --json` prints."""

from collections.abc import Mapping, Sequence

from benefitshare.guidance.finding import Finding
from benefitshare.negotiation.comparing.chain import Round, Standing
from benefitshare.negotiation.comparing.flags import FlagChanges
from benefitshare.negotiation.comparing.verdict import Verdict
from benefitshare.report.compared import NOWHERE, Comparison, sides
from benefitshare.report.json_document import plain
from benefitshare.valuation.paired import PairedDifference

Document = dict[str, object]


def comparison_document(comparison: Comparison) -> Document:
    """The deals, and by party and group how each compares with the first."""
    first = comparison.deals[0]
    shown = [id_ for id_ in comparison.gain if comparison.party in ("", id_)]
    return {
        "deals": [_deal(comparison, index) for index in range(len(comparison.deals))],
        "version": first.version,
        "currency": first.currency,
        "seed": first.projection.seed,
        "draws": first.projection.draws,
        "line": comparison.line,
        "unlike": comparison.unlike,
        "parties": {
            id_: _side(comparison, id_) for id_ in shown if id_ in first.projection.parties
        },
        "groups": {id_: _side(comparison, id_) for id_ in shown if id_ in first.projection.groups},
        "flags": [
            {"signed": _flags(each.signed), "today": _flags(each.today)}
            for each in comparison.flags
        ],
        "policy": [each.as_json() for each in comparison.policy],
        **({"rounds": [_round(each) for each in comparison.rounds]} if comparison.rounds else {}),
    }


def _deal(comparison: Comparison, index: int) -> Document:
    judged = comparison.deals[index]
    changes = [
        {"path": each.path, "from": _typed(each.values[0]), "to": _typed(each.values[1])}
        for each in comparison.changes(index)
    ]
    return {
        "name": judged.deal.name,
        "label": comparison.names[index],
        "file": judged.file,
        "sha256": judged.sha256,
        "changes": changes,
    }


def _typed(words: str) -> str | None:
    return None if words == NOWHERE else words


def _side(comparison: Comparison, id_: str) -> Document:
    npv, gain = comparison.npv[id_], comparison.gain[id_]
    verdicts = comparison.verdicts[id_]
    return {
        "name": sides(comparison.deals[0])[id_].name,
        "difference": [_difference(each) for each in npv],
        "percentile_shift": [None if each is None else each.percentile_shift for each in npv],
        "gain_difference": [_difference(each) for each in gain],
        "gain_percentile_shift": [None if each is None else each.percentile_shift for each in gain],
        "verdict": [None if each is None else each.kind for each in verdicts],
        "dominates": [None if each is None else each.dominates for each in verdicts],
        "weighing": [None if each is None else _weighing(each) for each in verdicts],
    }


def _difference(paired: PairedDifference | None) -> Document | None:
    if paired is None:
        return None
    statistics = plain(paired.statistics)
    assert isinstance(statistics, dict)
    return {**statistics, "prob_positive": paired.prob_positive}


def _weighing(verdict: Verdict) -> Document:
    """Why the verdict is what it is. `chance` leaves out draws that make no difference."""
    return {
        "material": verdict.material,
        "is_sure": verdict.is_sure,
        "chance": verdict.chance,
        "turned_by": verdict.turned_by,
        "moved_by": verdict.moved_by,
    }


def _flags(found: FlagChanges) -> Mapping[str, Sequence[Document]]:
    return {
        "gained": [_flag(each) for each in found.gained],
        "lost": [_flag(each) for each in found.lost],
    }


def _flag(finding: Finding) -> Document:
    return {"rule": finding.rule, "severity": finding.severity, "message": finding.message}


def _round(each: Round) -> Document:
    return {
        "name": each.name,
        "standing": {id_: _standing(standing) for id_, standing in each.standing.items()},
    }


def _standing(standing: Standing) -> Document:
    return {
        "gain": standing.gain,
        "step": _difference(standing.step),
        "in_all": _difference(standing.in_all),
    }

"""What `negotiate --json` prints."""

from benefitshare.negotiation.bargaining.found import Package, Proposal
from benefitshare.negotiation.bargaining.iso import IsoCurve
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.bargaining.zone import Stretch, Zone
from benefitshare.report.negotiate_words import short_answers
from benefitshare.report.negotiated import Negotiated


def negotiate_document(told: Negotiated) -> dict[str, object]:
    """Everything that a search has found, in numbers; values of levers as fractions and pounds."""
    result = told.result
    return {
        **told.asked.document(),
        "party": result.interests.party,
        "line": result.interests.line,
        "ranges": [_range(each) for each in result.ranges],
        "zones": [_zone(each) for each in result.zones],
        "today": _proposal(told, result.today),
        "headline": _proposal(told, result.headline),
        "better_for_both": _improvement(told),
        "references": [_proposal(told, each) for each in result.references],
        "ideal": _ideal(told),
        "contribution": result.contribution,
        "frontier": [
            {"changes": each.changes, "nhs": each.nhs, "supplier": each.supplier}
            for each in result.frontier
        ],
        "frontier_shown": [_proposal(told, each) for each in result.shown],
        "share_acceptable": result.share_acceptable,
        "straight_line": result.is_straight,
        "exchange": result.exchange,
        "packages": [_package(told, each) for each in result.packages],
        "packages_worth": result.target,
        "iso_value": [_iso(each) for each in result.iso],
        "linear": {
            each.path: linear for each, linear in zip(result.ranges, result.linear, strict=True)
        },
        "searched": result.is_searched,
        "projections": result.projections,
        "off_by": result.off_by,
        "own_view": result.has_view,
        "supplier_gain_modelled": result.supplier_gain_modelled,
        "saved": told.saved,
        "words": [*short_answers(told)],
    }


def _range(each: Range) -> dict[str, object]:
    return {"path": each.path, "low": each.low, "high": each.high, "today": each.current}


def _zone(zone: Zone) -> dict[str, object]:
    return {
        "path": zone.lever.path,
        "nhs": _stretch(zone.nhs),
        "supplier": _stretch(zone.supplier),
        "both": _stretch(zone.both),
        "gap": zone.gap,
        "has_holes": zone.has_holes,
    }


def _stretch(stretch: Stretch | None) -> dict[str, object] | None:
    return None if stretch is None else {"low": stretch.low, "high": stretch.high}


def _proposal(told: Negotiated, each: Proposal) -> dict[str, object]:
    tried = each.robustness
    return {
        "id": each.id,
        "changes": each.changes,
        "typed": told.typed(each),
        "nhs": each.nhs,
        "supplier": each.supplier,
        "suits_both": each.suits_both,
        "assumption_sets": None
        if tried is None
        else {
            "sets": tried.sets,
            "both": tried.both,
            "nhs": tried.nhs,
            "supplier": tried.supplier,
            "close": tried.close,
            "share": tried.share,
        },
    }


def _improvement(told: Negotiated) -> dict[str, object] | None:
    found = told.result.improvement
    if found is None:
        return None
    return {
        **_proposal(told, found.proposal),
        "nhs_more": {"mean": found.nhs, "standard_error": found.nhs_error},
        "supplier_more": {"mean": found.supplier, "standard_error": found.supplier_error},
    }


def _ideal(told: Negotiated) -> dict[str, float] | None:
    ideal = told.result.ideal
    return None if ideal is None else {"nhs": ideal[0], "supplier": ideal[1]}


def _package(told: Negotiated, each: Package) -> dict[str, object]:
    return {
        **_proposal(told, each.proposal),
        "apart": {"mean": each.apart, "standard_error": each.apart_error},
    }


def _iso(curve: IsoCurve) -> dict[str, object]:
    return {
        "side": curve.side,
        "x": curve.x.path,
        "y": curve.y.path,
        "worth": curve.worth,
        "rate": curve.rate,
        "rows": curve.rows,
    }

"""What `solve --json` prints."""

from benefitshare.negotiation.solving.solve import Change
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.solve_words import answer
from benefitshare.report.solved import Solved


def solve_document(solved: Solved) -> dict[str, object]:
    """The answer in numbers; where the target cannot be reached, `to` comes nearest to it."""
    solution = solved.solution
    first = solution.changes[0]
    return {
        "path": first.path,
        "from": first.start,
        "to": first.to,
        "metric": solution.target.metric,
        "comparison": solution.target.comparison,
        "target": solution.target.value,
        "reached": solution.reached,
        "verified": solved.verified,
        "value": solved.value_after,
        "value_before": solution.before.value,
        "value_smaller": None if solution.smaller is None else solution.smaller.value,
        "changes": [_change(solved, change) for change in solution.changes],
        "supplier_gain": {
            "before": solution.before.supplier_gain,
            "after": solution.after.supplier_gain,
            "own_view": solved.has_view,
        },
        "findings": {"before": _findings(solved.before), "after": _findings(solved.after)},
        "projections": solution.projections,
        "saved": solved.saved or None,
        "words": answer(solved),
        **solved.asked.document(),
    }


def _change(solved: Solved, change: Change) -> dict[str, object]:
    return {
        "path": change.path,
        "from": change.start,
        "to": change.to,
        "typed": solved.typed.get(change.path),
        "between": (change.span.low, change.span.high),
        "tick": change.span.tick,
    }


def _findings(judged: JudgedDeal) -> dict[str, int]:
    shown = judged.signed if judged.signed.has_edition else judged.today
    return {"breaches": shown.breaches, "concerns": shown.concerns}

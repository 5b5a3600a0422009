"""The smallest change that reaches a target, as sentences."""

import re

from benefitshare.guidance.words import listed
from benefitshare.guidance.words import sentence as as_sentence
from benefitshare.negotiation.solving.solve import Change
from benefitshare.quantities import Quantity, write_number
from benefitshare.report.asked import supplier_side
from benefitshare.report.deal_fields import part_at
from benefitshare.report.names import name_of
from benefitshare.report.solved import Solved
from benefitshare.report.words import about

_SHARE = re.compile(r"(^|\.)(irr|prob_\w+|\w+_share|share_\w+|given_launch|contribution)(\.|$)")
_COUNTS = ("breaches", "concerns")


def answer(solved: Solved) -> str:
    """What to change, or that nothing within the bounds does it and how near that comes."""
    solution = solved.solution
    target = f"{solution.target.metric} {solution.target.comparison} {solution.target.typed}"
    if not solved.typed and solution.reached:
        return (
            f"Nothing has to change: {target} already, at {_told(solved, solution.before.value)}."
        )
    if not solution.reached:
        return _not_reached(solved, target)
    moves = listed([_move(solved, change) for change in solution.changes if _moves(change)])
    words = (
        f"{as_sentence(moves).removesuffix('.')}: {solution.target.metric} is then "
        f"{_told(solved, solved.value_after)}, where it is now "
        f"{_told(solved, solution.before.value)}."
    )
    if solution.smaller is not None and solution.smaller_at is not None:
        path, place = solution.smaller_at
        less = _told(solved, solution.smaller.value)
        words += f" At {figure(solved, path, place)} it would be {less}, which falls short."
    return words


def _moves(change: Change) -> bool:
    return change.to != change.start


def _move(solved: Solved, change: Change) -> str:
    verb = "raise" if change.to > change.start else "lower"
    start, end = (figure(solved, change.path, value) for value in (change.start, change.to))
    return f"{verb} {_name(change.path)} from {start} to {end}"


def _name(path: str) -> str:
    name = name_of(path)
    return f"{name[0].lower()}{name[1:]}"


def _not_reached(solved: Solved, target: str) -> str:
    solution = solved.solution
    spans = [
        f"{_name(change.path)} between {figure(solved, change.path, change.span.low)} and "
        f"{figure(solved, change.path, change.span.high)}"
        for change in solution.changes
    ]
    near = listed(
        [
            f"{_name(change.path)} at {figure(solved, change.path, change.to)}"
            for change in solution.changes
        ]
    )
    return (
        f"Nothing reaches {target}: no {' with any '.join(spans)} does. Of the figures tried, "
        f"{near} comes nearest, with {_told(solved, solved.value_after)}; it is now "
        f"{_told(solved, solution.before.value)}."
    )


def cost(solved: Solved) -> str:
    """What the change leaves the suppliers."""
    solution, currency = solved.solution, solved.currency
    before, after = solution.before.supplier_gain, solution.after.supplier_gain
    name = supplier_side(solved.asked.deal)
    if not name or not solved.typed:
        return ""
    view = ", as it sees the deal itself (our estimate)" if solved.has_view else ""
    change = after - before
    verb = "costs" if change < 0 else "brings"
    told = f"That {verb} {name} {about(abs(change), currency)}"
    if abs(change) < 1:
        told = f"That costs {name} nothing"
    loses = " It would rather walk away." if after < 0 <= before else ""
    return f"{told}: it then expects {about(after, currency)}{view}.{loses}"


def figure(solved: Solved, path: str, value: float) -> str:
    """A value as its field means it, to six figures."""
    part = part_at(solved.asked.deal, path)
    quantity = Quantity("number") if part is None or part.quantity is None else part.quantity
    short = float(f"{value:.6g}")
    if quantity.kind == "fraction":
        return f"{short * 100:.6g}%"
    return write_number(short, Quantity(quantity.kind, quantity.per), solved.currency)


def _told(solved: Solved, value: float | None) -> str:
    """A measure, as what its name says that it is."""
    if value is None:
        return "not told"
    metric = solved.solution.target.metric
    if metric.endswith(_COUNTS):
        text = f"{value:,.0f}"
    elif _SHARE.search(metric):
        text = f"{value * 100:.2f}%"
    elif "payback" in metric:
        text = f"{value:.2f} years"
    else:
        text = write_number(float(round(value)), Quantity("money"), solved.currency)
    return text.replace("-", "−")

"""Targets in plain words: measures that a person may set a goal for, and the answer to one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benefitshare.guidance.words import listed, money, percent
from benefitshare.negotiation.bargaining.ranges import known_levers, tidy_step
from benefitshare.negotiation.solving.solve import Change
from benefitshare.quantities import Quantity, write_number
from benefitshare.report.deal_fields import part_at
from benefitshare.report.explain_result import metrics
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.names import name_of, names_of
from benefitshare.report.solve_words import figure
from benefitshare.report.solved import Solved
from benefitshare.report.telling import beneficiaries
from benefitshare.uncertainty.estimate import Estimate

AT_LEAST, AT_MOST, EXACTLY = ">=", "<=", "=="
IN_WORDS = {AT_LEAST: "at least", AT_MOST: "at most", EXACTLY: "exactly"}
_OF_PARTY = (
    ("gain.mean", "mean gain", AT_LEAST, "money"),
    ("lines.money.mean", "mean gain in money alone", AT_LEAST, "money"),
    ("gain.p50", "gain in the middle case", AT_LEAST, "money"),
    ("gain.worst_fifth", "mean gain of the worst fifth of cases", AT_LEAST, "money"),
    ("gain.prob_negative", "chance of being worse off", AT_MOST, "share"),
)
_OF_SUPPLIER = (
    ("gain.mean", "mean gain at its own rate", AT_LEAST, "money"),
    ("gain.prob_negative", "chance of being worse off", AT_MOST, "share"),
    ("irr.p50", "yearly return in the middle case", AT_LEAST, "share"),
)
_OF_DEAL = (
    ("split.own.system_share", "Part of the expected gain that the health and care system gets",
     AT_LEAST, "share"),
    ("findings.breaches", "Breaches of the guidance", EXACTLY, "count"),
    ("findings.concerns", "Concerns under the guidance", EXACTLY, "count"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """A measure that a target may be set on."""

    metric: str
    words: str
    comparison: str
    now: float
    now_words: str
    usual: str
    """A target to begin with, as typed."""
    kind: str
    """`money`, `share` or `count`."""


def goals(judged: JudgedDeal) -> tuple[Goal, ...]:
    """The measures that the deal has, those of the trust first."""
    known = metrics(judged)
    projection, groups = judged.projection, judged.projection.groups
    told = [*beneficiaries(projection), *groups.values()]
    suppliers = [projection.parties[id_] for id_ in projection.suppliers]
    listed = [
        (f"{value.id}.{metric}", f"{value.name}: {words}", comparison, kind)
        for sides, each in ((told, _OF_PARTY), (suppliers, _OF_SUPPLIER))
        for value in sides
        for metric, words, comparison, kind in each
    ]
    return tuple(_goals([*listed, *_OF_DEAL], known, judged.currency))


def _goals(
    listed: list[tuple[str, str, str, str]], known: Mapping[str, object], currency: str
) -> Iterator[Goal]:
    for metric, words, comparison, kind in listed:
        now = _number(known, metric)
        if now is not None:
            told = _told(now, kind, currency)
            usual = _usual(now, kind, comparison, currency)
            yield Goal(metric, words, comparison, now, told, usual, kind)


def _number(known: Mapping[str, object], metric: str) -> float | None:
    node: object = known
    for key in metric.split("."):
        node = node.get(key) if isinstance(node, Mapping) else None
    return float(node) if isinstance(node, int | float) else None


def _told(value: float, kind: str, currency: str) -> str:
    if kind == "money":
        return money(value, currency)
    return percent(value) if kind == "share" else f"{value:,.0f}"


def _usual(now: float, kind: str, comparison: str, currency: str) -> str:
    """Nobody worse off, or half as much again; half the chance; an even split; no flags."""
    if kind == "money":
        return money(max(0.0, float(f"{1.5 * now:.2g}")), currency)
    if kind == "count":
        return "0"
    if comparison == AT_MOST:
        return percent(now / 2)
    return "50%" if now < 0.5 else percent(min(float(f"{now + 0.02:.2g}"), 1.0))


def levers(judged: JudgedDeal) -> dict[str, str]:
    """Every number that the terms have, by path, as people read it; rates and amounts first."""
    named = names_of(known_levers(judged.deal))
    main = [path for path in named if path.rsplit(".", 1)[-1] in _MAIN]
    return {path: named[path] for path in (*main, *(each for each in named if each not in main))}


_MAIN = ("rate", "amount", "percent", "stated_value", "share", "shares")


def answer_in_words(solved: Solved, goal: Goal) -> str:
    """What to change, or that nothing within the bounds does it and how near that comes."""
    solution, target = solved.solution, solved.solution.target
    name, now = f"“{goal.words}”", _value(solution.before.value, goal, solved)
    wanted = f"{name} of {IN_WORDS.get(target.comparison, target.comparison)} {target.typed}"
    if solution.reached and not solved.typed:
        return f"Nothing has to change: there is {wanted} already, at {now}."
    then = _value(solved.value_after, goal, solved)
    moved = listed([_move(solved, each) for each in solution.changes if each.to != each.start])
    if not solution.reached:
        return (
            f"Nothing within these bounds reaches {wanted}. The nearest it comes is {then}"
            f"{f' ({moved})' if moved else ''}; it is now {now}."
        )
    words = f"{moved[:1].upper()}{moved[1:]}: {name} is then {then}, where it is now {now}."
    if solution.smaller is not None and solution.smaller_at is not None:
        path, place = solution.smaller_at
        less = _value(solution.smaller.value, goal, solved)
        words += f" At {figure(solved, path, place)} it would fall short, at {less}."
    return words


def _move(solved: Solved, change: Change) -> str:
    verb = "raise" if change.to > change.start else "lower"
    name = name_of(change.path)
    start, end = (figure(solved, change.path, value) for value in (change.start, change.to))
    return f"{verb} {name[:1].lower()}{name[1:]} from {start} to {end}"


def _value(value: float | None, goal: Goal, solved: Solved) -> str:
    """A measure to four figures, so that falling short by little is seen."""
    if value is None:
        return "not told"
    if goal.kind == "money":
        exact = write_number(float(f"{value:.4g}"), Quantity("money"), solved.currency)
        return exact.replace("-", "−")
    return f"{value * 100:.4g}%".replace("-", "−") if goal.kind == "share" else f"{value:,.0f}"


def usual_span(judged: JudgedDeal, path: str) -> tuple[str, str]:
    """How far a lever may move unless somebody says otherwise: from nothing to twice what it is,
    as typed."""
    part = part_at(judged.deal, path)
    if part is None or part.quantity is None or not isinstance(part.value, Estimate):
        return "", ""
    now, quantity = part.value.mean, part.quantity
    high = (
        tidy_step(2.0 * now) if now > 0 else {"fraction": 0.1, "years": 5.0}.get(quantity.kind, 1e5)
    )
    high = min(high, quantity.high)
    low, high_typed = (write_number(each, quantity, judged.currency) for each in (0.0, high))
    return low, high_typed

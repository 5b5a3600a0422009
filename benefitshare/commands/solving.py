"""`solve`: the smallest change that reaches a target on any measure that `run` reports."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from benefitshare import __version__
from benefitshare.commands.explaining import UnknownPath
from benefitshare.commands.paths import NotAsked, number_at, unit_of
from benefitshare.commands.trying import Trier, number_in
from benefitshare.commands.valuing import Sampling, TrustPolicy, read, value
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.write_variant import write_variant
from benefitshare.negotiation.solving.solve import Solution
from benefitshare.negotiation.solving.solve import solve as solve_one
from benefitshare.negotiation.solving.solve_two import solve_two
from benefitshare.negotiation.solving.spans import Span, usual_bounds
from benefitshare.negotiation.solving.targets import NoTarget, Target, target_of
from benefitshare.negotiation.trading.steps import uncorrelated
from benefitshare.quantities import ValueProblem, read_number
from benefitshare.report.asked import Asked
from benefitshare.report.explain_result import metrics, names_below, result_at
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.numbers_typed import as_typed
from benefitshare.report.solved import Solved

Between = tuple[str, str] | None
"""The bounds of a change as typed; None for the usual ones."""


@dataclass(frozen=True, slots=True)
class Saving:
    """Where the changed deal is written, and whether over what is there."""

    path: Path
    over: bool = False


def solve(
    path: Path,
    changes: Sequence[tuple[str, Between]],
    until: str,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    policy: Path | None = None,
    save: Saving | None = None,
) -> Solved:
    """Find the smallest change of one number of a deal file, or the change of two that costs the
    suppliers least, by which a measure reaches a target; then run the answer.

    Raises UnknownPath and NotAsked where it cannot be asked so, and else as `run` does.
    """
    loaded, file, trust_policy = read(path, policy)
    solved = solve_for(
        loaded, file, changes, until, today=today, sampling=sampling, trust_policy=trust_policy
    )
    if save is None or not solved.solution.reached:
        return solved
    saved = {**solved.typed, **uncorrelated(loaded.deal, solved.typed)}
    write_variant(
        save.path, path, loaded.deal, saved, what=f"changed so that {until.strip()}", over=save.over
    )
    return replace(solved, saved=str(save.path))


def solve_for(
    loaded: LoadedDeal,
    file: str,
    changes: Sequence[tuple[str, Between]],
    until: str,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    trust_policy: TrustPolicy = TrustPolicy(),
) -> Solved:
    """The same of a deal that has been read, without saving."""
    deal = loaded.deal
    target = _target(until, deal.currency)
    spans = [_span(deal, path, between) for path, between in changes]
    if len({span.path for span in spans}) != len(spans) or len(spans) not in (1, 2):
        raise NotAsked("Name one number to change, or two different ones.")

    def judged(changed: Deal, draws: int | None) -> JudgedDeal:
        return value(
            replace(loaded, deal=changed),
            file,
            trust_policy,
            today=today,
            sampling=Sampling(draws, sampling.seed, sampling.workers),
            with_bridge=False,
        )

    draws = sampling.draws or deal.simulation.draws
    trier = Trier(deal, target, sampling, draws, judged)
    before = trier.run({})
    refuse_measure(before, target)
    solution = _solved(trier, spans, target)
    made = {each.path: each.to for each in solution.changes if each.to != each.start}
    searched = trier.runs if trier.needs_runs else 0
    after = trier.run(made)
    more = trier.runs - searched
    projection = before.projection
    return Solved(
        asked=Asked(deal, file, loaded.sha256, __version__, projection.draws, projection.seed),
        solution=replace(solution, projections=solution.projections + more),
        before=before,
        after=after,
        value_after=number_in(result_at(after, target.metric)),
        typed={path: str(as_typed(before, path, to)) for path, to in made.items()},
        has_view=trier.has_view,
        options=_options(changes, until, today, trust_policy.file),
    )


def refuse_measure(judged: JudgedDeal, target: Target) -> None:
    """Raise UnknownPath where a run reports no such measure, and NotAsked where it is no number."""
    known = metrics(judged)
    names = [*names_below(known)]
    found = result_at(judged, target.metric)
    if target.metric not in names:
        near = get_close_matches(target.metric, names, n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownPath(f"A run reports nothing called {target.metric}.{hint}")
    if found is not None and number_in(found) is None:
        below = [name for name in names if name.startswith(f"{target.metric}.")][:8]
        hint = f" Name one of its own, such as {', '.join(below)}." if below else ""
        raise NotAsked(f"{target.metric} is not one number.{hint}")


def _solved(trier: Trier, spans: Sequence[Span], target: Target) -> Solution:
    share = trier.quick_share
    if len(spans) == 1:
        solution = solve_one(trier, spans[0], target, quick_share=share)
    else:
        solution = solve_two(trier, (spans[0], spans[1]), target, quick_share=share)
    if not solution.reached and trier.refused and trier.tried == trier.refusals:
        raise NotAsked(f"It cannot be changed so: {trier.refused}")
    return solution


def _target(until: str, currency: str) -> Target:
    try:
        target = target_of(until, currency)
    except NoTarget as error:
        raise NotAsked(str(error)) from error
    metric = target.metric
    for prefix in ("parties.", "groups."):
        metric = metric.removeprefix(prefix)
    return replace(target, metric=metric)


def _span(deal: Deal, path: str, between: Between) -> Span:
    estimate, quantity = number_at(deal, path)
    unit, now = unit_of(quantity), estimate.mean
    low, high = usual_bounds(deal, path, now, unit)
    if between is None:
        low, high = max(low, quantity.low), min(high, quantity.high)
    else:
        try:
            low, high = sorted(read_number(end, quantity, deal.currency) for end in between)
        except ValueProblem as problem:
            raise NotAsked(f"--between: {problem.message}") from problem
    if low == high:
        raise NotAsked(f"The bounds of {path} are the same, so it cannot be moved.")
    return Span(path, now, low, high, unit)


def _options(
    changes: Sequence[tuple[str, Between]], until: str, today: datetime.date, policy: str
) -> tuple[str, ...]:
    """What the command was given, to be given again."""
    found: list[str] = []
    for path, between in changes:
        found += ["--change", path]
        found += ["--between", *between] if between is not None else []
    found += ["--until", until, "--as-of", today.isoformat()]
    return (*found, *(("--policy", policy) if policy else ()))

"""`tradeoffs`: what a step in each term is worth to each side, and in steps of the others."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benefitshare import __version__
from benefitshare.commands.explaining import UnknownPath
from benefitshare.commands.paths import NotAsked, number_at, unit_of
from benefitshare.commands.valuing import Sampling
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.negotiation.sides import Interests, Table, default_interests
from benefitshare.negotiation.trading.steps import Step, own_step, steps_of, usual_size
from benefitshare.negotiation.trading.tradeoffs import tradeoffs as weighed
from benefitshare.quantities import ValueProblem, read_number
from benefitshare.report.asked import Asked
from benefitshare.report.tradeoffs_told import TradeoffsTold

OwnSteps = Mapping[str, str]
"""Steps of one's own, by path: the size as typed, or nothing for the usual one."""


def tradeoffs(
    path: Path,
    *,
    party: str = "",
    line: str = "all",
    steps: OwnSteps | None = None,
    sampling: Sampling = Sampling(),
) -> TradeoffsTold:
    """Say what a step in each term of a deal file is worth to each side.

    With `steps`, only of those terms. Raises UnknownPath and NotAsked where there is no such
    number, and else as `run` does.
    """
    loaded = read_deal(path)
    return tradeoffs_of(
        loaded, str(path), party=party, line=line, steps=steps or {}, sampling=sampling
    )


def tradeoffs_of(
    loaded: LoadedDeal,
    file: str,
    *,
    party: str = "",
    line: str = "all",
    steps: OwnSteps,
    sampling: Sampling = Sampling(),
) -> TradeoffsTold:
    """The same of a deal that has been read."""
    deal = loaded.deal
    interests = Interests(party or default_interests(deal).party, line)
    table = Table(
        deal,
        interests,
        sampling.draws,
        sampling.seed,
        sampling.workers,
        sampling.progress,
        looks_behind=True,
    )
    taken = _steps(deal, interests, steps)
    draws = sampling.draws or deal.simulation.draws
    seed = deal.simulation.seed if sampling.seed is None else sampling.seed
    asked = Asked(deal, file, loaded.sha256, __version__, draws, seed)
    return TradeoffsTold(asked, weighed(table, taken, draws), _options(party, line, steps))


def _steps(deal: Deal, interests: Interests, own: OwnSteps) -> Sequence[Step]:
    usual = steps_of(deal, interests.party)
    if not own:
        return usual
    known = {step.path: step for step in usual}
    return [
        known[path] if path in known and not typed else _own(deal, path, typed)
        for path, typed in own.items()
    ]


def _own(deal: Deal, path: str, typed: str) -> Step:
    if not path.startswith("terms."):
        message = f"{path} is no term's; a step is one of a term, such as terms.royalty.rate."
        raise UnknownPath(message)
    estimate, quantity = number_at(deal, path)
    unit = unit_of(quantity)
    try:
        size = read_number(typed, quantity, deal.currency) if typed else None
    except ValueProblem as problem:
        raise NotAsked(f"--step {path}: {problem.message}") from problem
    if size == 0.0:
        raise NotAsked(f"--step {path}: a step of nothing tells nothing.")
    now = estimate.mean
    return own_step(deal, path, unit, size or usual_size(now or 1.0, 0.0), now)


def _options(party: str, line: str, own: OwnSteps) -> tuple[str, ...]:
    """What the command was given, to be given again."""
    found: list[str] = ["--party", party] if party else []
    found += ["--line", line] if line != "all" else []
    for path, typed in own.items():
        found += ["--step", f"{path}={typed}" if typed else path]
    return tuple(found)

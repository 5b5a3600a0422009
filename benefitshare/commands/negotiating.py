"""`negotiate`: what could be agreed over some levers of a deal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from benefitshare import __version__
from benefitshare.commands.valuing import Sampling
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.whole_file import CannotWrite
from benefitshare.files.write_variant import write_variant
from benefitshare.negotiation.bargaining.bargain import GRID
from benefitshare.negotiation.bargaining.bargain import negotiate as searched
from benefitshare.negotiation.bargaining.ranges import BadRange, read_ranges
from benefitshare.negotiation.bargaining.robust import SETS
from benefitshare.negotiation.sides import Interests, Table, default_interests
from benefitshare.negotiation.trading.steps import uncorrelated
from benefitshare.quantities import Quantity, ValueProblem, read_number
from benefitshare.report.asked import Asked
from benefitshare.report.negotiate_words import TITLES
from benefitshare.report.negotiated import Negotiated


@dataclass(frozen=True, slots=True)
class Search:
    """Whose gain counts, and how closely to look."""

    party: str = ""
    """A party's id, `nhs` or `system`; left out, the contracting trust."""
    line: str = "all"
    grid: int = GRID
    """How many values of each lever."""
    sets: int = SETS
    """How many sets of assumptions each deal that stands out is tried under."""
    worth: str = ""
    """What packages shall be worth to the NHS side, as typed; left out, as much as the headline."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where deals that stand out are written, and whether over what is there."""

    path: Path
    over: bool = False


def negotiate(
    path: Path,
    over: Sequence[str],
    search: Search = Search(),
    *,
    sampling: Sampling = Sampling(),
    save: Folder | None = None,
) -> Negotiated:
    """Search the deals that the levers of a deal file can make.

    Raises BadRange where a lever cannot be moved so, CannotWrite, and else as `run` does.
    """
    told = negotiate_over(read_deal(path), str(path), over, search, sampling=sampling)
    return told if save is None else replace(told, saved=_saved(told, path, save))


def negotiate_over(
    loaded: LoadedDeal,
    file: str,
    over: Sequence[str],
    search: Search = Search(),
    *,
    sampling: Sampling = Sampling(),
) -> Negotiated:
    """The same of a deal that has been read, without saving."""
    deal = loaded.deal
    ranges = read_ranges(deal, over)
    interests = Interests(search.party or default_interests(deal).party, search.line)
    # A value that is negotiated is no longer uncertain, so nothing can go with it.
    moved = deal.changed(uncorrelated(deal, [each.path for each in ranges]))
    table = Table(
        moved, interests, sampling.draws, sampling.seed, sampling.workers, sampling.progress
    )
    try:
        found = searched(
            table, ranges, grid=search.grid, sets=search.sets, worth=_worth(search.worth, deal)
        )
    except ValidationError as error:
        said = "; ".join(str(each["msg"]) for each in error.errors())
        raise BadRange(f"The deal cannot be changed so: {said}.") from error
    asked = Asked(deal, file, loaded.sha256, __version__, found.draws, found.seed)
    return Negotiated(asked, found, _options(over, search))


def _worth(typed: str, deal: Deal) -> float | None:
    if not typed:
        return None
    try:
        return read_number(typed, Quantity("money"), deal.currency)
    except ValueProblem as problem:
        raise BadRange(f"--worth: {problem.message}") from problem


def _options(over: Sequence[str], search: Search) -> tuple[str, ...]:
    usual, words = Search(), [word for each in over for word in ("--over", each)]
    for name in ("party", "line", "grid", "sets", "worth"):
        if getattr(search, name) != getattr(usual, name):
            words += [f"--{name}", str(getattr(search, name))]
    return tuple(words)


def _saved(told: Negotiated, base: Path, save: Folder) -> dict[str, str]:
    """Write each deal that stands out to a file of its own; none where one is in the way."""
    files = {each.id: save.path / f"{each.id}.yaml" for each in told.proposals()}
    there = [str(file) for file in files.values() if file.exists()]
    if there and not save.over:
        raise CannotWrite(f"{there[0]} is there already; give another folder, or --force.")
    try:
        save.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{save.path} cannot be made: {error.strerror}.") from error
    deal = told.asked.deal
    for each in told.proposals():
        changes = told.typed(each)
        every = {**changes, **uncorrelated(deal, changes)}
        write_variant(files[each.id], base, deal, every, what=TITLES[each.id], over=save.over)
    return {id_: str(file) for id_, file in files.items()}

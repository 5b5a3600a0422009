"""`compare`: deals side by side, on the same draws."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from benefitshare.commands.valuing import Sampling, TrustPolicy, judged_deal
from benefitshare.files.read_deal import LoadedDeal, read_deal, read_rounds
from benefitshare.files.read_policy import read_policy
from benefitshare.guidance.policy import comparing_policy_of
from benefitshare.negotiation.comparing.chain import rounds
from benefitshare.negotiation.comparing.flags import flag_changes
from benefitshare.negotiation.comparing.hinges import halves
from benefitshare.negotiation.comparing.verdict import Verdict, Weighing, verdict
from benefitshare.report.compared import MOST, Comparison, DatedFlags, differing
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.unlike import NotComparable, refuse_unlike, unlike
from benefitshare.valuation.paired import (
    DrawnValues,
    PairedDifference,
    gain_difference,
    gains_by_draw,
    npv_difference,
)
from benefitshare.valuation.projection import sampled, told
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.sample import Progress

Found = TypeVar("Found", PairedDifference, Verdict)


def compare_files(
    files: Sequence[Path],
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    policy: Path | None = None,
    chain: bool = False,
    party: str = "",
    line: str = "all",
) -> Comparison:
    """Compare deal files; the first is what the others are compared with.

    With `chain` they are offers in order, and one file stands for all that it is based on. Raises
    CannotRead or DealProblems as `run` does, and NotComparable where there is nothing to compare.
    """
    trust_policy = (
        TrustPolicy() if policy is None else TrustPolicy(str(policy), read_policy(policy))
    )
    named = [(str(file), read_deal(file)) for file in files]
    if chain and len(files) == 1:
        named = list(read_rounds(files[0]))
    _refuse_number(named, files, chain=chain)
    return compare(
        [loaded for _, loaded in named],
        _names([file for file, _ in named]),
        trust_policy,
        today=today,
        sampling=sampling,
        files=[file for file, _ in named],
        chain=chain,
        party=party,
        line=line,
    )


def _refuse_number(named: Sequence[object], files: Sequence[Path], *, chain: bool) -> None:
    if len(named) < 2:
        why = f"{files[0]} is based on no other deal" if chain else "a comparison takes two deals"
        raise NotComparable(f"There is nothing to compare: {why}.")
    if len(named) > MOST and not chain:
        raise NotComparable(f"At most {MOST} deals stand side by side, and these are {len(named)}.")


def _names(files: Sequence[str]) -> list[str]:
    """Files by their bare names, or in full where two have the same, or by number as well."""
    for names in ([Path(file).stem for file in files], list(files)):
        if len(set(names)) == len(names):
            return names
    return [f"{file} ({number})" for number, file in enumerate(files, 1)]


def compare(  # noqa: PLR0913 - one argument for each way to compare
    deals: Sequence[LoadedDeal],
    names: Sequence[str],
    trust_policy: TrustPolicy = TrustPolicy(),
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    files: Sequence[str] = (),
    chain: bool = False,
    party: str = "",
    line: str = "all",
) -> Comparison:
    """Set deals side by side, on the draws and seed of the first unless others are asked for.

    Where two deals share an input they share its draws, so that differences are paired. Raises
    NotComparable where amounts cannot be set side by side at all.
    """
    refuse_unlike([loaded.deal for loaded in deals], names, party)
    settings = deals[0].deal.simulation
    draws = sampling.draws or settings.draws
    seed = settings.seed if sampling.seed is None else sampling.seed
    readings, judged, drawn = [], [], []
    for index, (loaded, name) in enumerate(zip(deals, names, strict=True)):
        reading = sampled(
            loaded.deal,
            draws=draws,
            seed=seed,
            workers=sampling.workers,
            progress=_of_all(sampling.progress, index, len(deals)),
        )
        file = files[index] if files else name
        readings.append(reading)
        drawn.append(gains_by_draw(reading, line))
        judged.append(judged_deal(loaded, file, told(reading), trust_policy, today=today))
    weighing = comparing_policy_of(deals[0].deal, trust_policy.thresholds)
    gain = _paired(drawn, gain_difference)
    return Comparison(
        names=tuple(names),
        deals=tuple(judged),
        differing=differing([loaded.deal.document() for loaded in deals]),
        npv=_paired(drawn, npv_difference),
        gain=gain,
        verdicts=_verdicts(readings, drawn, gain, Weighing.of(weighing)),
        flags=tuple(_flags(judged[0], other) for other in judged[1:]),
        unlike=unlike(judged, names),
        policy=tuple(weighing.thresholds.values()),
        rounds=rounds(names, drawn) if chain else (),
        line=line,
        party=party,
    )


def _of_all(progress: Progress | None, index: int, count: int) -> Progress | None:
    """Count the draws of all deals together."""
    if progress is None:
        return None
    return lambda done, of: progress(index * of + done, count * of)


def _paired(
    drawn: Sequence[DrawnValues],
    of: Callable[[DrawnValues, DrawnValues, str], PairedDifference],
) -> dict[str, tuple[PairedDifference | None, ...]]:
    first, others = drawn[0], drawn[1:]
    return {
        id_: tuple(of(first, other, id_) if id_ in other.npv else None for other in others)
        for id_ in first.npv
    }


def _verdicts(
    readings: Sequence[Reading],
    drawn: Sequence[DrawnValues],
    gain: dict[str, tuple[PairedDifference | None, ...]],
    weighing: Weighing,
) -> dict[str, tuple[Verdict | None, ...]]:
    """For each party and group, every other deal beside the first."""
    first = drawn[0]
    by_deal = []
    for index, (reading, other) in enumerate(zip(readings[1:], drawn[1:], strict=True)):
        by = halves(readings[0], reading)
        by_deal.append(
            {
                id_: verdict(first.gain[id_], other.gain[id_], paired, by, weighing)
                for id_, differences in gain.items()
                if (paired := differences[index]) is not None
            }
        )
    return {id_: tuple(found.get(id_) for found in by_deal) for id_ in gain}


def _flags(first: JudgedDeal, other: JudgedDeal) -> DatedFlags:
    return DatedFlags(
        signed=flag_changes(first.signed, other.signed),
        today=flag_changes(first.today, other.today),
    )

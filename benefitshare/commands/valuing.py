"""`run` and `check`: what a deal is worth, and where it falls short."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from benefitshare import __version__
from benefitshare.commands.manifests import origin_of
from benefitshare.commands.revaluing import Revaluing
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.read_policy import read_policy
from benefitshare.files.write_results import write_folder
from benefitshare.guidance import Assessment, Revalue, assess
from benefitshare.guidance.assessment import Key
from benefitshare.guidance.policy import OwnPolicy
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.result_files import result_files
from benefitshare.valuation.projection import project
from benefitshare.valuation.results import Projection
from benefitshare.valuation.sample import Progress


@dataclass(frozen=True, slots=True)
class TrustPolicy:
    """Thresholds that a trust sets for all its deals, and the file that they are from."""

    file: str = ""
    thresholds: OwnPolicy = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a deal is sampled; what is None is as the file has it."""

    draws: int | None = None
    seed: int | None = None
    workers: int | None = None
    """How many threads; results do not depend on it."""
    progress: Progress | None = None
    """Told how many draws are done, of how many; then how many remedies are tried, of nought."""


def run(
    path: Path,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = False,
    policy: Path | None = None,
) -> JudgedDeal:
    """Work out what a deal is worth to each party, and judge it at signature and on a later date.

    Remedies project the deal many times over, so that they are only looked for when asked.
    Raises CannotRead if the file cannot be read; DealProblems with everything that is wrong in it.
    """
    return value(*read(path, policy), today=today, sampling=sampling, with_remedies=with_remedies)


def check(
    path: Path,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = True,
    policy: Path | None = None,
) -> JudgedDeal:
    """Judge a deal, with what would clear each flag. Raises as `run` does."""
    return value(
        *read(path, policy),
        today=today,
        sampling=sampling,
        with_remedies=with_remedies,
        with_bridge=False,
    )


def read(path: Path, policy: Path | None) -> tuple[LoadedDeal, str, TrustPolicy]:
    """A deal, its file's name, and the trust-wide policy beside it, which is read first."""
    trust_policy = (
        TrustPolicy() if policy is None else TrustPolicy(str(policy), read_policy(policy))
    )
    return read_deal(path), str(path), trust_policy


def value(  # noqa: PLR0913 - one argument for each way to run
    loaded: LoadedDeal,
    file: str,
    trust_policy: TrustPolicy = TrustPolicy(),
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = False,
    with_bridge: bool = True,
    remedies_of: str | None = None,
) -> JudgedDeal:
    """Work out what a deal that has been read is worth, and judge it.

    `remedies_of` names the one rule for which remedies are looked for.
    """
    deal = loaded.deal

    projection = project(
        deal,
        draws=sampling.draws,
        seed=sampling.seed,
        workers=sampling.workers,
        progress=sampling.progress,
        with_bridge=with_bridge,
    )
    revalue = Revaluing(deal, projection.draws, sampling.seed, sampling.workers, sampling.progress)
    return judged_deal(
        loaded,
        file,
        projection,
        trust_policy,
        today=today,
        revalue=revalue if with_remedies else None,
        remedies_of=remedies_of,
    )


def judged_deal(
    loaded: LoadedDeal,
    file: str,
    projection: Projection,
    trust_policy: TrustPolicy = TrustPolicy(),
    *,
    today: datetime.date,
    revalue: Revalue | None = None,
    remedies_of: str | None = None,
) -> JudgedDeal:
    """Judge a deal that has been projected, on both dates; without `revalue`, no remedies."""
    deal = loaded.deal

    def judged(key: Key, on: datetime.date) -> Assessment:
        return assess(
            deal,
            projection,
            on=on,
            key=key,
            revalue=revalue,
            only=remedies_of,
            trust_policy=trust_policy.thresholds,
        )

    return JudgedDeal(
        deal=deal,
        file=file,
        sha256=loaded.sha256,
        changes=loaded.changes,
        version=__version__,
        projection=projection,
        signed=judged("signed", deal.signed),
        today=judged("today", today),
        with_remedies=revalue is not None,
        policy_file=trust_policy.file,
    )


def write_results(judged: JudgedDeal, folder: Path) -> None:
    """Write all results of a run to a folder. Raises CannotWrite."""
    deal_file = Path(judged.file)
    origin = origin_of(
        "run",
        folder,
        deal_file,
        Path(judged.policy_file) if judged.policy_file else None,
        options={"remedies": judged.with_remedies},
    )
    write_folder(folder, result_files(judged, origin), judged.deal, deal_file)

"""The forms of `export` for other programs: tidy data, the draws, and the whole result."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benefitshare.commands.valuing import Sampling
from benefitshare.exports.columns import csv_bytes, parquet_bytes, table_bytes
from benefitshare.exports.dictionary import draws_dictionary, tidy_dictionary
from benefitshare.exports.tidy import HEAD, Row, tidy_rows
from benefitshare.report.json_document import as_json, run_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.detail import detail
from benefitshare.valuation.draw_table import draw_table
from benefitshare.valuation.projection import sampled

DICTIONARY = ".dictionary.csv"
"""What the data dictionary's name ends in, in place of the data's own ending."""
DRAWS_SUFFIXES = (".csv", ".parquet")


def whole_result(judged: JudgedDeal) -> bytes:
    """What `run --json` prints."""
    return as_json(run_document(judged)).encode("utf-8")


def tidy_csv(judged: JudgedDeal, sampling: Sampling) -> bytes:
    """Tidy data as comma-separated text."""
    return csv_bytes(HEAD, _rows(judged, sampling))


def tidy_parquet(judged: JudgedDeal, sampling: Sampling) -> bytes:
    """Tidy data as Parquet. Raises LibraryMissing."""
    columns = dict(zip(HEAD, zip(*_rows(judged, sampling), strict=True), strict=True))
    return parquet_bytes(columns, _about(judged))


def tidy_beside(judged: JudgedDeal) -> dict[str, bytes]:
    """What goes beside tidy data, by the ending of its name."""
    return {DICTIONARY: table_bytes(tidy_dictionary(judged))}


def draws_files(judged: JudgedDeal, sampling: Sampling, to: Path) -> dict[Path, bytes]:
    """Every draw as a row, and what its columns are. Raises LibraryMissing."""
    reading = sampled(
        judged.deal,
        draws=judged.projection.draws,
        seed=judged.projection.seed,
        workers=sampling.workers,
        totals_only=True,
    )
    table = {name: values.tolist() for name, values in draw_table(reading).items()}
    columns = {"draw": list(range(1, judged.projection.draws + 1)), **table}
    dictionary = table_bytes(draws_dictionary(judged, columns))
    return {to: _columns_as(columns, judged, to), to.with_suffix(DICTIONARY): dictionary}


def _columns_as(columns: Mapping[str, Sequence[object]], judged: JudgedDeal, to: Path) -> bytes:
    if to.suffix.lower() == ".parquet":
        return parquet_bytes(columns, _about(judged))
    return csv_bytes(tuple(columns), [*zip(*columns.values(), strict=True)])


def _rows(judged: JudgedDeal, sampling: Sampling) -> list[Row]:
    projection = judged.projection
    cells = detail(
        judged.deal, draws=projection.draws, seed=projection.seed, workers=sampling.workers
    )
    return [*tidy_rows(judged, cells)]


def _about(judged: JudgedDeal) -> dict[str, str]:
    """What a Parquet file says of itself."""
    return {
        "benefitshare": judged.version,
        "deal": judged.deal.name,
        "sha256": judged.sha256,
        "seed": str(judged.projection.seed),
        "draws": str(judged.projection.draws),
    }

"""Tables with named columns as bytes: comma-separated text, or Parquet."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from benefitshare.exports.table import PlainTable
from benefitshare.report.csv_text import csv_text

if TYPE_CHECKING:
    import pyarrow

MISSING = (
    "Parquet files need pyarrow, which is not installed: pip install 'benefitshare[parquet]'; "
    "or give a name that ends in .csv."
)


class LibraryMissing(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """A library that one export needs is not installed; the text says which."""


def csv_bytes(head: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Rows as comma-separated text in UTF-8."""
    return csv_text(head, rows).encode("utf-8")


def table_bytes(table: PlainTable) -> bytes:
    """A plain table as comma-separated text, without its title and notes."""
    return csv_bytes(table.columns, table.rows)


def parquet_bytes(columns: Mapping[str, Sequence[object]], about: Mapping[str, str]) -> bytes:
    """Columns as a Parquet file, with what is said about it in its metadata.

    Texts are kept as a dictionary of codes, numbers as doubles. The same columns give the same
    bytes with the same pyarrow. Raises LibraryMissing.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - a quarter of a second, and not everybody has it
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise LibraryMissing(MISSING) from error
    table = pa.table({name: _column(values) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    pq.write_table(table.replace_schema_metadata(dict(about)), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def columns_of(parquet: bytes) -> dict[str, list[object]]:
    """The columns of a Parquet file. Raises LibraryMissing; ValueError where it is none."""
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise LibraryMissing(MISSING) from error
    columns: dict[str, list[object]] = pq.read_table(pa.BufferReader(parquet)).to_pydict()
    return columns


def _column(values: Sequence[object]) -> "pyarrow.Array":
    import pyarrow as pa  # noqa: PLC0415

    array = pa.array(values)
    return array.dictionary_encode() if pa.types.is_string(array.type) else array

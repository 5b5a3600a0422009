"""Postings in tables: who pays whom for what, in all and year by year."""

from collections.abc import Iterable, Iterator, Sequence

from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.valuation.postings import MeanPosting

_COLUMNS = 4


def in_all(postings: Sequence[MeanPosting], currency: str, title: str) -> Table:
    """Each posting in all: undiscounted and as a present value, without sign."""
    unit = unit_for(
        (each for one in postings for each in (sum(one.by_year), one.present_value)), currency
    )
    rows = tuple(
        Row(told(one), (one.class_, unit(sum(one.by_year)), unit(one.present_value)))
        for one in postings
    )
    columns = ("class", "undiscounted", "present value")
    return Table(f"{title} ({unit.words}, real)", columns, rows)


def told(posting: MeanPosting) -> str:
    """What a posting is, in a few words."""
    return f"{posting.what}, {posting.payer} to {posting.payee}"


def year_by_year(
    postings: Sequence[MeanPosting], periods: Sequence[str], currency: str
) -> Iterator[Table]:
    """Mean flows by financial year, a column for each posting."""
    for start in range(0, len(postings), _COLUMNS):
        group = postings[start : start + _COLUMNS]
        unit = unit_for((each for one in group for each in one.by_year), currency)
        rows = tuple(
            Row(period, tuple(unit(one.by_year[index]) for one in group))
            for index, period in enumerate(periods)
        )
        yield Table(
            f"Mean flow by financial year ({unit.words}, real, undiscounted)",
            tuple(str(start + number + 1) for number in range(len(group))),
            rows,
            note="; ".join(f"{start + number + 1}: {told(one)}" for number, one in enumerate(group))
            + ".",
        )


def signed_for(
    postings: Iterable[MeanPosting], ids: Sequence[str]
) -> list[tuple[float, MeanPosting]]:
    """The postings that change what some parties have, with sign; those between them cancel."""
    found = []
    for one in postings:
        sign = (one.payee in ids) - (one.payer in ids)
        if sign:
            found.append((float(sign), one))
    return found


def flow_document(posting: MeanPosting, periods: Sequence[str]) -> dict[str, object]:
    """A posting as plain data."""
    return {
        "source": posting.source,
        "what": posting.what,
        "payer": posting.payer,
        "payee": posting.payee,
        "class": posting.class_,
        "present_value_social": posting.present_value,
        "by_year": dict(zip(periods, posting.by_year, strict=True)),
    }

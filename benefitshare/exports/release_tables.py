"""The tables of the release workbook: one a sheet, values alone, in the words of the report."""

from collections.abc import Iterator

from benefitshare.exports.register_sheets import aqua_book_tables
from benefitshare.exports.table import Cell, PlainTable
from benefitshare.guidance import Assessment
from benefitshare.guidance.words import day
from benefitshare.ledger import LINES
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.tables import prices
from benefitshare.report.telling import is_told
from benefitshare.report.words import counted
from benefitshare.valuation.results import PartyValue, Statistics

SPREAD = ("Mean", "Low (10th percentile)", "Median", "High (90th percentile)")
OWN_BASIS = (
    "Own basis: a supplier's amounts are discounted at its own hurdle rate, everybody else's at "
    "the Green Book's. Shares given cost their fair value on the day of issue."
)
SIGN = "A positive amount is received by the party that its row names; a negative one is paid."
LOW_AND_HIGH = "1 draw in 10 lies below low, half below the median, 1 above high."
LINE_WORDS = {
    "money": "Money",
    "non_cash": "Money and non-cash-releasing",
    "all": "Money, non-cash-releasing, health and societal",
}
_ORDER = (
    "flagged", "too close to call", "accepted", "cannot tell", "passed", "not applicable",
)  # fmt: skip
ROLE_WORDS = {"nhs-provider": "NHS provider", "nhs-wider": "Wider NHS"}
TERM_WORDS = {
    "no_terms": "Everything but the terms",
    "interaction": "Terms acting together",
}


def release_tables(judged: JudgedDeal) -> tuple[PlainTable, ...]:
    """Every table, in the order of the workbook; one without rows is left out."""
    tables = (
        gains(judged),
        by_year(judged),
        by_class(judged),
        by_term(judged),
        split(judged),
        carrying_values(judged),
        bridge(judged),
        findings(judged.signed),
        findings(judged.today),
        *aqua_book_tables(judged),
    )
    return tuple(table for table in tables if table.rows)


def gains(judged: JudgedDeal) -> PlainTable:
    """What each party gains, line upon line."""
    return PlainTable(
        name="Gain by party",
        title=f"Gain of each party over business as usual, present value ({_unit(judged)})",
        columns=(
            "Party", "Role", "What counts", *SPREAD, "Mean of the worst fifth of draws",
            "Draws in which it is worse off (%)",
        ),
        rows=tuple(
            (value.name, _role(value), LINE_WORDS[line], *_spread(told), _whole(told.worst_fifth),
             round(100 * told.prob_negative, 1))
            for value in _told(judged)
            for line, told in ((each, value.lines[each]) for each in LINES)
        ),
        notes=(judged.projection.business_as_usual_note, OWN_BASIS, SIGN, LOW_AND_HIGH),
    )  # fmt: skip


def by_year(judged: JudgedDeal) -> PlainTable:
    """What each party receives less what it pays, in each financial year."""
    rows = [
        (value.name, period, *(_whole(each) for each in amounts))
        for value in _told(judged)
        for period, *amounts in zip(
            judged.projection.periods, value.by_year.mean, value.by_year.p10, value.by_year.p50,
            value.by_year.p90, value.by_year_nominal.mean, strict=True,
        )
    ]  # fmt: skip
    return PlainTable(
        name="By year",
        title=f"What each party receives in each financial year, undiscounted ({_unit(judged)})",
        columns=("Party", "Financial year", *SPREAD, "Mean, in money of the day"),
        rows=tuple(rows),
        notes=("The deal itself; business as usual is not taken off.", SIGN, LOW_AND_HIGH),
    )


def by_class(judged: JudgedDeal) -> PlainTable:
    """What kind of value each party receives."""
    rows = [
        (value.name, class_.capitalize(), *_spread(told))
        for value in _told(judged)
        for class_, told in value.by_class.items()
        if _is_any(told)
    ]
    return PlainTable(
        name="By class of value",
        title=f"What each party receives by class of value, present value ({_unit(judged)})",
        columns=("Party", "Class of value", *SPREAD),
        rows=tuple(rows),
        notes=("The deal itself; business as usual is not taken off.", OWN_BASIS, SIGN),
    )


def by_term(judged: JudgedDeal) -> PlainTable:
    """What each term is worth to each party."""
    rows = [
        (value.name, TERM_WORDS.get(term, term), *_spread(told))
        for value in _told(judged)
        for term, told in value.by_term.items()
        if _is_any(told)
    ]
    return PlainTable(
        name="By term",
        title=f"What each term is worth to each party, present value ({_unit(judged)})",
        columns=("Party", "Term", *SPREAD),
        rows=tuple(rows),
        notes=(
            "With the term less without it. A party's means add up to the mean of what it "
            "receives in all.",
            OWN_BASIS,
            SIGN,
        ),
    )


def split(judged: JudgedDeal) -> PlainTable:
    """How the gain is split between the system and the suppliers."""
    rows: list[tuple[Cell, ...]] = []
    for basis, found in judged.projection.split.items():
        shares = {"money": found.on_money, "non_cash": found.on_non_cash, "all": found.on_all}
        for line, share in shares.items():
            low, high = share.interval or (None, None)
            rows.append(
                (
                    "Own" if basis == "own" else "Green Book", LINE_WORDS[line],
                    _percent(share.system_share), _percent(low), _percent(high),
                    *_spread(share.difference_in_gain),
                )
            )  # fmt: skip
    differences = tuple(f"Difference in gain: {each.lower()}" for each in SPREAD)
    return PlainTable(
        name="Split of the gain",
        title=f"The gain of the health and care system and of the suppliers ({_unit(judged)})",
        columns=(
            "Basis", "What counts", "Share of the system (%)", "Share, low end of 95% interval (%)",
            "Share, high end of 95% interval (%)", *differences,
        ),
        rows=tuple(rows),
        notes=(
            "The share is a ratio of expected gains. There is none where either side expects a "
            "loss.",
            "The difference is the gain of the system (the NHS and patients) less the suppliers'.",
            OWN_BASIS,
        ),
    )  # fmt: skip


def carrying_values(judged: JudgedDeal) -> PlainTable:
    """What each stake is worth in the books at each year-end."""
    rows: list[tuple[Cell, ...]] = [
        (term, f"31 March {int(period[:4]) + 1}", *(_whole(each) for each in amounts))
        for term, value in judged.projection.carrying_values.items()
        for period, *amounts in zip(
            value.periods, value.mean, value.p10, value.p50, value.p90, strict=True
        )
    ]
    return PlainTable(
        name="Carrying values",
        title=f"Fair value of shares held at each year-end ({judged.currency}, money of the day)",
        columns=("Term", "Date", *SPREAD),
        rows=tuple(rows),
        notes=("Nil until the shares are issued, and after they are sold.", LOW_AND_HIGH),
    )


def bridge(judged: JudgedDeal) -> PlainTable:
    """From the risk-adjusted estimate to the mean of the draws."""
    parties = judged.projection.parties
    rows: list[tuple[Cell, ...]] = [
        (parties[id_].name, *(_whole(step.amounts[id_]) for step in judged.projection.bridge))
        for id_ in parties
        if judged.projection.bridge and is_told(parties[id_])
    ]
    steps = tuple(step.name for step in judged.projection.bridge)
    return PlainTable(
        name="Estimate to mean",
        title=f"From the risk-adjusted estimate to the simulated mean ({_unit(judged)})",
        columns=("Party", *steps),
        rows=tuple(rows),
        notes=(
            "The risk-adjusted estimate takes every value at its mean and each flow times its "
            "odds, as a spreadsheet does. The steps add up.",
            OWN_BASIS,
        ),
    )


def findings(assessment: Assessment) -> PlainTable:
    """Where the deal stands against the guidance on a date, rule by rule."""
    titles = {each.edition: each.title for each in assessment.editions if each.edition}
    when = "at signature" if assessment.key == "signed" else "today"
    return PlainTable(
        name=f"Findings {when}",
        title=f"How the deal stands against the guidance {when}, {day(assessment.date)}",
        columns=(
            "Rule", "Outcome", "Severity if flagged", "Core rule", "Finding", "Edition",
            "Principle", "Basis", "Link",
        ),
        rows=tuple(
            (
                each.rule, each.outcome, each.severity, "yes" if each.core else "no", each.message,
                titles.get(each.edition or "", each.edition), each.principle, each.basis, each.link,
            )
            for each in sorted(assessment.findings, key=lambda one: _ORDER.index(one.outcome))
        ),
        notes=(
            "Basis: what the guidance says, what it fairly reads as, or policy that a trust sets.",
            f"Of the rules {when}, {counted(assessment.breaches, 'breach', 'breaches')} and "
            f"{counted(assessment.concerns, 'concern')} are flagged.",
        ),
    )  # fmt: skip


def _told(judged: JudgedDeal) -> Iterator[PartyValue]:
    projection = judged.projection
    for value in (*projection.parties.values(), *projection.groups.values()):
        if is_told(value):
            yield value


def _role(value: PartyValue) -> str:
    return ROLE_WORDS.get(value.role, value.role.capitalize())


def _is_any(told: Statistics) -> bool:
    return abs(told.mean) >= 1 or told.sd >= 1


def _spread(told: Statistics) -> tuple[int, int, int, int]:
    return _whole(told.mean), _whole(told.p10), _whole(told.p50), _whole(told.p90)


def _whole(amount: float) -> int:
    return round(amount)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _unit(judged: JudgedDeal) -> str:
    return f"{judged.currency}, {prices(judged)}"

"""What the Aqua Book asks to go with a model: assumptions, decisions, and who answers for it.

References: HM Government, The Aqua Book: guidance on producing quality analysis (assumptions log,
decisions log, assurance statement).
"""

from collections import Counter
from collections.abc import Iterator

from benefitshare.exports.table import PlainTable
from benefitshare.guidance.policy import KNOWN, OUR_DEFAULT, comparing_policy_of
from benefitshare.guidance.words import day, money, percent
from benefitshare.report.assurance import names_of, warnings_of
from benefitshare.report.deal_fields import typed_words, words_of
from benefitshare.report.editions import editions_table
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.limits import LIMITS
from benefitshare.report.names import names_of as names_of_paths
from benefitshare.report.register import Entry, register
from benefitshare.report.tables import prices
from benefitshare.report.telling import beneficiaries
from benefitshare.report.words import counted, years
from benefitshare.valuation.appraisal import appraisal_of

NO_SOURCE = "none given"
_USUAL = {"nothing": "nothing happens", "modelled": "modelled", "nil": "counted as nil"}
Decision = tuple[str, str, str, str, str, str, str]


def aqua_book_tables(judged: JudgedDeal) -> tuple[PlainTable, ...]:
    """The three, in the order in which they are read."""
    return assumptions_register(judged), decisions_log(judged), assurance_statement(judged)


def assumptions_register(judged: JudgedDeal) -> PlainTable:
    """Every value that the user typed, with what it may be and who says so."""
    entries = register(judged.deal)
    names = names_of_paths(entry.path for entry in entries)
    unsourced = sum(not entry.source for entry in entries)
    return PlainTable(
        name="Assumptions",
        title="Assumptions register: every value, what it may be, and who says so",
        columns=(
            "Assumption", "What it means", "As typed", "What it may be", "Takes", "Source",
            "Owner", "Date", "Known by", "Confidence", "Note", "Path in the deal file",
        ),
        rows=tuple(_assumption(entry, names[entry.path]) for entry in entries),
        notes=(
            f"In the assumptions register, {unsourced} of {counted(len(entries), 'value')} have no "
            "source.",
            "A value that the deal file leaves out, and that so is at its default, is not listed.",
        ),
    )  # fmt: skip


def _assumption(entry: Entry, name: str) -> tuple[str, ...]:
    return (
        name, entry.meaning, entry.typed, entry.shape.words, entry.takes,
        entry.source or NO_SOURCE, entry.owner, entry.date, entry.known_by,
        entry.confidence or "not stated", entry.note, entry.path,
    )  # fmt: skip


def decisions_log(judged: JudgedDeal) -> PlainTable:
    """What somebody decided: how it is modelled, changes, thresholds, accepted departures."""
    rows = (
        *_modelling(judged),
        *_changes(judged),
        *_thresholds(judged),
        *_departures(judged),
    )
    return PlainTable(
        name="Decisions",
        title="Decisions log: what was decided, in place of what, by whom and why",
        columns=("Kind", "About", "Decided", "In place of", "Why", "By", "Date"),
        rows=rows,
        notes=("A threshold that is not listed is at this tool's default.",),
    )


def _modelling(judged: JudgedDeal) -> Iterator[Decision]:
    """How the deal is modelled, as its file has it."""
    deal, projection = judged.deal, judged.projection
    kind = "How it is modelled"
    chosen = {
        "Years modelled": f"{years(deal.horizon.years)} from {day(deal.horizon.start)}",
        "Prices": prices(judged),
        "Inflation": typed_words(deal.prices.inflation),
        "Discounting and the value of health": _appraisal(judged),
        "Optimism bias, costs": percent(deal.optimism_bias.costs.mean),
        "Optimism bias, benefits": percent(deal.optimism_bias.benefits.mean),
        "Optimism bias, delay": years(deal.optimism_bias.delay.mean),
        "Draws and seed": f"{projection.draws:,} draws, seed {projection.seed}",
    }
    for about, decided in chosen.items():
        yield kind, about, decided, "", "", "", ""
    note = projection.business_as_usual_note
    yield kind, "Without the deal", _USUAL[projection.business_as_usual], "", note, "", ""


def _appraisal(judged: JudgedDeal) -> str:
    own = judged.deal.appraisal
    if own is None:
        return f"{appraisal_of(judged.deal).key}, in force at signature"
    if isinstance(own, str):
        return own
    health = "" if own.qaly is None else f", a QALY at {typed_words(own.qaly)}"
    rates = f"standard {typed_words(own.standard)}, health {typed_words(own.health)}"
    return f"own rates: {rates}{health}"


def _changes(judged: JudgedDeal) -> Iterator[Decision]:
    """What the file changes in the one that it is based on."""
    names = names_of_paths(change.path for change in judged.changes)
    for change in judged.changes:
        old, new = (
            "nothing" if value is None else words_of(value) for value in (change.old, change.new)
        )
        yield "Changed in this version", names[change.path], new, old, "", "", ""


def _thresholds(judged: JudgedDeal) -> Iterator[Decision]:
    """Thresholds that the trust set for itself; a rule that it tests, or a comparison."""
    comparing = comparing_policy_of(judged.deal).thresholds.values()
    for used in (*judged.today.policy, *comparing):
        if used.set_by != OUR_DEFAULT:
            yield (
                "Threshold of the trust's", used.what, used.words, KNOWN[used.key].words,
                used.reason, used.set_by, "",
            )  # fmt: skip


def _departures(judged: JudgedDeal) -> Iterator[Decision]:
    """Rules that the trust decided to depart from."""
    for rule, departure in judged.deal.departures.items():
        yield (
            "Accepted departure", rule, "departed from", "the rule", departure.reason, departure.by,
            departure.date.isoformat(),
        )  # fmt: skip


def assurance_statement(judged: JudgedDeal) -> PlainTable:
    """Who answers for the analysis, what it rests on, and what it leaves out."""
    return PlainTable(
        name="Assurance",
        title="Assurance statement: who answers for this analysis, and what it rests on",
        columns=("Subject", "Statement"),
        rows=(*_people(judged), *_run(judged), *_quality(judged), *_editions(judged), *_limits()),
        notes=warnings_of(judged.deal),
    )


def _people(judged: JudgedDeal) -> Iterator[tuple[str, str]]:
    for role, name in names_of(judged.deal).items():
        yield role.capitalize(), name
    for warning in warnings_of(judged.deal):
        yield "Warning", warning


def _run(judged: JudgedDeal) -> Iterator[tuple[str, str]]:
    projection = judged.projection
    yield "Made with", f"benefitshare {judged.version}"
    yield "Deal file", f"SHA-256 of the deal as loaded: {judged.sha256}"
    yield "Draws", f"{projection.draws:,} draws, seed {projection.seed}"
    yield "Judged as of", day(judged.today.date)
    for value in beneficiaries(projection):
        gain = value.gain
        yield (
            f"Sampling error, {value.name}",
            f"the mean gain of {money(gain.mean, judged.currency)} is known to within "
            f"{money(2 * gain.standard_error, judged.currency)} (two standard errors) of what "
            "endlessly many draws would give, the assumptions being right",
        )


def _quality(judged: JudgedDeal) -> Iterator[tuple[str, str]]:
    """How well the values are known."""
    entries = register(judged.deal)
    sourced = sum(bool(entry.source) for entry in entries)
    yield "Sources", f"{sourced} of {counted(len(entries), 'value')} have a source"
    held = Counter(entry.confidence or "not stated" for entry in entries)
    told = ", ".join(
        f"{held[each]} {each}" for each in ("high", "medium", "low", "not stated") if held[each]
    )
    yield "Confidence", told or "no values"
    for what in judged.projection.unmonetised:
        yield "Not in any total", what
    for note in judged.projection.notes:
        yield "To bear in mind", note


def _editions(judged: JudgedDeal) -> Iterator[tuple[str, str]]:
    for row in editions_table(judged).rows:
        signed, today = row.cells
        told = signed if signed == today else f"at signature: {signed}; today: {today}"
        yield f"Edition in force, {row.label}", told


def _limits() -> Iterator[tuple[str, str]]:
    for lead, words in LIMITS:
        yield "Not modelled", f"{lead} {words}"

"""The page that `run` prints: words first, then tables, then what falls short."""

from collections.abc import Iterator

from benefitshare.deal.paths import estimates
from benefitshare.guidance.words import day, percent
from benefitshare.report import tables
from benefitshare.report.assurance import same_person
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Table
from benefitshare.report.deal_fields import words_of
from benefitshare.report.fairness import missing, shortfalls
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.reproduce import reproduce
from benefitshare.report.sentences import short_answers
from benefitshare.report.telling import beneficiaries
from benefitshare.report.words import about, counted, years

_MOST_QUESTIONS = 8
_LONGEST = 60
"""How much of a changed value is shown. [characters]"""


def run_page(judged: JudgedDeal) -> tuple[Block, ...]:
    """Everything that a run tells, the most wanted first."""
    return (
        *_title(judged),
        Heading("In short"),
        *(Item(answer) for answer in short_answers(judged)),
        *_changes(judged),
        *_values(judged),
        *_supplier(judged),
        *_fair_share(judged),
        *shortfalls(judged, in_full=False),
        *missing(judged, _MOST_QUESTIONS),
        *_notes(judged),
        *reproduce(judged, "run"),
    )


def _title(judged: JudgedDeal) -> Iterator[Block]:
    deal = judged.deal
    yield Heading(deal.name, level=1)
    if deal.summary:
        yield Paragraph(deal.summary)
    yield Paragraph(
        f"Signed {day(deal.signed)}; {years(deal.horizon.years)} from "
        f"{day(deal.horizon.start)} are modelled, in {counted(judged.projection.draws, 'draw')}. "
        f"Amounts are present values in {tables.prices(judged)} unless a table says otherwise. "
        f"A gain is what the deal brings over business as usual. "
        f"{judged.projection.business_as_usual_note}"
    )


def _changes(judged: JudgedDeal) -> Iterator[Block]:
    if judged.changes:
        yield Heading("What is changed from the deal that it is based on")
    for change in judged.changes:
        yield Item(f"{_shown(change.old)} -> {_shown(change.new)}", lead=f"{change.path}:")


def _shown(value: object) -> str:
    """A value before or after a change, cut short where it is long."""
    text = "nothing" if value is None else words_of(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _values(judged: JudgedDeal) -> Iterator[Block]:
    projection = judged.projection
    yield Heading("What each party gains")
    yield tables.gains(judged)
    yield Heading("What each term is worth")
    yield from tables.by_term(judged)
    yield Heading("Year by year")
    for value in beneficiaries(projection):
        yield tables.by_year(judged, value)
    yield from tables.carrying_values(judged)
    if projection.bridge:
        yield Heading("From the risk-adjusted estimate to the mean of the draws")
        yield from tables.bridge(judged)


def _supplier(judged: JudgedDeal) -> Iterator[Block]:
    projection = judged.projection
    if not projection.supplier_gain_modelled:
        return
    yield Heading("The supplier's side")
    for id_ in projection.suppliers:
        yield _supplier_table(judged, id_)


def _supplier_table(judged: JudgedDeal, id_: str) -> Table:
    value, currency = judged.projection.parties[id_], judged.deal.currency
    hurdle = judged.deal.parties[id_].hurdle_rate
    rate = "the Green Book's rate" if hurdle is None else f"its own {percent(hurdle.value.mean)}"
    told = [
        (f"Mean gain at {rate}", about(value.gain.mean, currency)),
        ("Mean gain at the Green Book's rate", about(value.gain_social.mean, currency)),
    ]
    if value.irr is not None:
        middle, above = value.irr.p50, value.irr.prob_above_hurdle
        told.append(
            ("Return on its cash, middle case", "none" if middle is None else _rate(middle))
        )
        if above is not None:
            told.append(("Draws in which it earns more than it requires", percent(above)))
        if value.irr.prob_several_roots > 0.01:
            several = percent(value.irr.prob_several_roots)
            told.append(("Draws with more than one rate of return, left out", several))
    return tables.facts(value.name, told)


def _rate(rate: float) -> str:
    return "nothing comes back" if rate <= -0.9999 else f"{percent(rate)} a year"


def _fair_share(judged: JudgedDeal) -> Iterator[Block]:
    projection, currency = judged.projection, judged.deal.currency
    consideration, recovery = projection.consideration, projection.cost_recovery
    told: list[tuple[str, str]] = []
    if consideration.gross > 0:
        at_risk, in_shares = (
            consideration.share_at_risk or 0.0,
            consideration.share_in_equity or 0.0,
        )
        told += [
            ("Expected under the terms, before costs", about(consideration.gross, currency)),
            ("  of that, what may never come", percent(at_risk)),
            ("  of that, shares", percent(in_shares)),
        ]
    if recovery is not None:
        told += [
            ("Cost of giving access, mean", about(recovery.cost.mean, currency)),
            ("  covered by fixed payments, middle case", percent(recovery.ratio_fixed_p50)),
            ("  covered by all payments, middle case", percent(recovery.ratio_all_p50)),
        ]
    told += [
        (f"Part of what is put in: {words}", percent(measure))
        for words, measure in (
            ("by cost", projection.contribution.by_cost),
            ("by assessed value", projection.contribution.by_assessed_value),
            ("equal split of the joint gain", projection.contribution.by_standing_alone),
        )
        if measure is not None
    ]
    told.append(
        (
            "Net present social value, all parties, mean",
            about(projection.net_present_social_value.mean, currency),
        )
    )
    yield Heading("What the NHS is to receive, and what it puts in")
    yield tables.facts("", told)


def _notes(judged: JudgedDeal) -> Iterator[Block]:
    typed = list(estimates(judged.deal))
    unsourced = [path for path, each in typed if each.evidence is None or not each.evidence.source]
    yield Heading("To bear in mind")
    yield Item(
        f"{len(unsourced)} of {len(typed)} values have no source"
        + (f", such as {', '.join(unsourced[:2])}." if unsourced else ".")
    )
    if warning := same_person(judged.deal):
        yield Item(warning)
    for what in judged.projection.unmonetised:
        yield Item(what, lead="Not in any total:")
    for note in judged.projection.notes:
        yield Item(note)
    if not judged.with_remedies:
        yield Item("`benefitshare check` looks for the smallest change that clears each flag.")

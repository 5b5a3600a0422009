"""Who gains what, in words and pictures, and what could go wrong."""

from collections.abc import Iterator

from benefitshare.report import charts
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.papers.matter import Matter
from benefitshare.report.papers.paper import PaperBlock, Picture
from benefitshare.report.sentences import short_answers
from benefitshare.report.telling import beneficiaries, is_told
from benefitshare.report.words import about
from benefitshare.report.worst import payback_in_words
from benefitshare.valuation.results import PartyValue

_MOST_BARS = 16
"""What each term is worth to each side, as far as it can be read at a glance."""
_MOST_SIDES = 3


def gains(matter: Matter) -> Iterator[PaperBlock]:
    """In sentences, then a picture of the parties and one of the terms or the years."""
    judged = matter.judged
    yield Heading("Who gains what")
    # The last answer is how it stands against the guidance, which has a part of its own.
    for answer in short_answers(judged)[:-1]:
        yield Item(answer)
    for number, chart in enumerate(_charts(judged, matter.first), 1):
        yield Picture(chart, number)


def _charts(judged: JudgedDeal, first: PartyValue) -> Iterator[charts.Chart]:
    yield from charts.who_gains(judged)
    by_term = charts.by_term(judged, first)
    bars = len(charts.shown_terms(judged, first)) * (1 + len(judged.projection.suppliers))
    if by_term is not None and 2 < bars <= _MOST_BARS:
        yield by_term
    else:
        yield charts.over_time(judged, first)


def risks(matter: Matter) -> Iterator[Block]:
    """The failure story, the worst fifth, and what any reader of the numbers must bear in mind."""
    judged = matter.judged
    yield Heading("What could go wrong")
    yield from _failures(judged, matter.first)
    for value in _sides(judged):
        yield Item(payback_in_words(judged, value))
    for note in judged.projection.notes:
        yield Item(note)


def _failures(judged: JudgedDeal, first: PartyValue) -> Iterator[Block]:
    """What a company's failure does to everything at once, where there is one to tell of."""
    for company, found in judged.projection.troubles.items():
        told = charts.trouble_in_words(judged, company, first)
        gain, otherwise = found.gain[first.id], found.gain_otherwise[first.id]
        yield Paragraph(f"{told} {_difference(judged, gain.mean, otherwise.mean)}")


def _difference(judged: JudgedDeal, struck: float, spared: float) -> str:
    then, otherwise = about(struck, judged.currency), about(spared, judged.currency)
    return f"All told, its gain is then {then} on average, not {otherwise}."


def _sides(judged: JudgedDeal) -> list[PartyValue]:
    """The beneficiaries, and the suppliers whose gain is modelled."""
    projection = judged.projection
    found = beneficiaries(projection)[:_MOST_SIDES]
    if projection.supplier_gain_modelled:
        found += [projection.parties[id_] for id_ in projection.suppliers[:1]]
    return [value for value in found if is_told(value)]

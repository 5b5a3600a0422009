"""What each term is worth, to either side of nil."""

from benefitshare.report import tables
from benefitshare.report.chart_marks import Bar, diverging_bars
from benefitshare.report.charts.chart import Chart
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import about
from benefitshare.valuation.results import PartyValue

_MOST_SERIES = 4


def by_term(judged: JudgedDeal, value: PartyValue) -> Chart | None:
    """What each term is worth to a party and to the suppliers; none where there is no term."""
    currency = judged.currency
    shown, terms = _shown(judged, value), shown_terms(judged, value)
    if not terms:
        return None
    rest = [key for key in _REST if any(_worth(one, key) for one in shown)]
    bars = [
        Bar(_REST.get(key, key.replace("-", " ")), one.id.replace("-", " "), one.by_term[key].mean)
        for key in (*terms, *rest)
        for one in shown
    ]
    told = [f"{bar.row}: {bar.whose} {about(bar.amount, currency)}" for bar in bars]
    return Chart(
        title=_title(value, terms, currency),
        spec=diverging_bars(bars, f"Mean present value, {tables.prices(judged)}", currency),
        alt=f"Bars to either side of nil, a row for each term. {'. '.join(told)}.",
        tables=tuple(tables.by_term(judged)),
        note="Each term is the total with it less the total without it, on the same draws, at each "
        "party's own rate. To the right: gains. To the left: costs. "
        + "; ".join(f"{one.id.replace('-', ' ')}: {one.name}" for one in shown)
        + ".",
    )


def shown_terms(judged: JudgedDeal, value: PartyValue) -> list[str]:
    """The terms that are worth something to a party or a supplier."""
    shown = _shown(judged, value)
    return [id_ for id_ in judged.deal.terms if any(_worth(one, id_) for one in shown)]


def _shown(judged: JudgedDeal, value: PartyValue) -> list[PartyValue]:
    projection = judged.projection
    others = [projection.parties[id_] for id_ in projection.suppliers if id_ != value.id]
    return [value, *others[: _MOST_SERIES - 1]]


def _title(value: PartyValue, terms: list[str], currency: str) -> str:
    """The term that brings the party most, or else the one that costs it most."""
    worth = {id_: value.by_term[id_].mean for id_ in terms}
    best, worst = max(terms, key=worth.__getitem__), min(terms, key=worth.__getitem__)
    if worth[best] >= 1:
        amount = about(worth[best], currency)
        return f"The term worth most to {value.name} is {best.replace('-', ' ')}: {amount}"
    if worth[worst] <= -1:
        amount = about(-worth[worst], currency)
        return f"The term that costs {value.name} most is {worst.replace('-', ' ')}: {amount}"
    return f"No term is worth anything to {value.name}"


_REST = {"no_terms": "everything else", "interaction": "terms acting together"}


def _worth(value: PartyValue, key: str) -> bool:
    return abs(value.by_term[key].mean) >= 1

"""What a company's failure does to everything at once."""

from benefitshare.guidance.words import percent
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.chart_marks import PALETTE, interval_bars
from benefitshare.report.charts.chart import HOW_TO_READ, Chart, in_words, interval, short
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import about, cases
from benefitshare.valuation.results import PartyValue, Trouble


def trouble(judged: JudgedDeal, company: str, value: PartyValue) -> Chart:
    """A party's gain where a company soon comes to grief, beside its gain where it does not."""
    found, currency = judged.projection.troubles[company], judged.currency
    struck, spared = found.gain[value.id], found.gain_otherwise[value.id]
    name = judged.deal.parties[company].name
    soon = f"within {found.years:g} years"
    rows = [
        interval(f"It fails or is rescued {soon}", struck, PALETTE[2]),
        interval("It does not", spared, PALETTE[0]),
    ]
    verb = "falls" if struck.mean < spared.mean else "rises"
    return Chart(
        title=f"{value.name}'s gain {verb} to {about(struck.mean, currency)} on average if {name} "
        f"fails or is rescued {soon}",
        spec=interval_bars(rows, f"Gain of {short(value.name)}, present value", currency),
        alt=f"Interval bars. If {name} fails or is rescued {soon}: {in_words(struck, currency)}. "
        f"If not: {in_words(spared, currency)}.",
        tables=(_trouble_table(judged, found, value),),
        note=HOW_TO_READ,
    )


def trouble_in_words(judged: JudgedDeal, company: str, value: PartyValue) -> str:
    """The failure story in one or two sentences."""
    found, currency = judged.projection.troubles[company], judged.currency
    name = judged.deal.parties[company].name
    parts = [
        f"{id_.replace('-', ' ')} {about(mean[value.id], currency)}, "
        f"not {about(found.by_term_otherwise[id_][value.id], currency)}"
        for id_, mean in found.by_term.items()
        if abs(found.by_term_otherwise[id_][value.id]) >= 1 or abs(mean[value.id]) >= 1
    ]
    text = (
        f"{cases(found.chance).capitalize()} ({percent(found.chance)}) {name} fails or is rescued "
        f"within {found.years:g} years of signing. What it owes then ends together: royalties, "
        "fees and support stop, and shares still held lose their value."
    )
    worth = f" On average each term is then worth to {value.name}: {'; '.join(parts)}."
    return text + (worth if parts else "")


def _trouble_table(judged: JudgedDeal, found: Trouble, value: PartyValue) -> Table:
    told = {
        id_.replace("-", " "): (mean[value.id], found.by_term_otherwise[id_][value.id])
        for id_, mean in found.by_term.items()
    }
    told["gain, mean"] = (found.gain[value.id].mean, found.gain_otherwise[value.id].mean)
    told["gain, middle"] = (found.gain[value.id].p50, found.gain_otherwise[value.id].p50)
    unit = unit_for((x for pair in told.values() for x in pair), judged.currency)
    rows = tuple(Row(words, (unit(one), unit(two))) for words, (one, two) in told.items())
    columns = ("if it fails or is rescued", "if not")
    return Table(f"What {value.name} receives, present value ({unit.words})", columns, rows)

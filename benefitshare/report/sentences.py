"""What a board member would ask, answered in words before any table."""

from collections.abc import Iterator

from benefitshare.guidance.words import country, day, listed, percent, sentence, within
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import beneficiaries, differs, is_in_england, is_told
from benefitshare.report.words import about, between, cases, counted, worse_off, years
from benefitshare.terms import AnyTerm
from benefitshare.valuation.results import PartyValue, Projection, Statistics

HEAVY_TAIL = 0.25
"""A mean of which the highest thousandth of draws makes more is not what a sentence leads with."""
_LIKELY_FAILURE = 0.1
_SMALL_PART = 0.05
_MOST_TERMS = 3
_LINES = {
    "non_cash": "staff time and other value that frees no cash",
    "all": "health and other value to society",
}
_LOST = {
    "royalty": "royalty",
    "revenue-share": "revenue share",
    "profit-share": "profit share",
    "savings-share": "savings share",
    "equity": "shares",
    "warrant": "warrants",
    "free-use": "free use",
    "discount": "discount",
    "milestone": "milestone payments",
    "subscription": "fees",
    "upfront-fee": "fees",
    "investment": "investment",
    "cost-recovery": "reimbursements",
}
"""What is lost of a term when the company that owes it fails."""


def short_answers(judged: JudgedDeal) -> tuple[str, ...]:
    """The answers, the most wanted first; each is one point of a list."""
    return (
        *(_beneficiary(judged, value) for value in beneficiaries(judged.projection)),
        *_groups(judged),
        *_suppliers(judged),
        *_split(judged.projection),
        *_events(judged),
        _standing(judged),
    )


def gain_in_words(stats: Statistics, name: str, currency: str, what: str = "") -> str:
    """How much a party gains, between what, and how likely it is to be worse off."""
    if not stats.sd and abs(stats.mean) < 1:
        return f"{name} {_agreeing(name, 'neither gains nor loses')}{what}."
    if not stats.sd:
        return f"{name} {_agreeing(name, _amount(stats.mean, currency))}{what}."
    return (
        f"{name} {_agreeing(name, _averages(stats, currency, what))} "
        f"(8 in 10: {between(stats.p10, stats.p90, currency)}). "
        f"{sentence(worse_off(stats.prob_negative))}"
    )


def _agreeing(name: str, said: str) -> str:
    """The verbs as the name asks: a trust gains, patients gain."""
    if name.casefold() != "patients":
        return said
    return said.replace("gains", "gain").replace("loses", "lose")


def _averages(stats: Statistics, currency: str, what: str) -> str:
    """The mean and the middle case, the surer of the two first."""
    mean, middle = _amount(stats.mean, currency), _amount(stats.p50, currency)
    turns = (stats.mean < 0) != (stats.p50 < 0) and abs(stats.p50) >= 1
    if stats.tail_share > HEAVY_TAIL:
        few = "a few large wins bring the average to" if turns else "on average"
        kind = ("a loss of " if stats.mean < 0 else "a gain of ") if turns else ""
        return f"{middle}{what} in the middle case; {few} {kind}{_size(stats.mean, currency)}"
    then = f"but {middle}" if turns else _size(stats.p50, currency)
    return f"{mean}{what} on average, {then} in the middle case"


def _amount(amount: float, currency: str) -> str:
    return f"{'loses' if amount < 0 else 'gains'} {_size(amount, currency)}"


def _size(amount: float, currency: str) -> str:
    return about(abs(amount), currency)


def _beneficiary(judged: JudgedDeal, value: PartyValue) -> str:
    """Money first, then what else is gained, then which terms it comes from."""
    text = gain_in_words(value.lines["money"], value.name, judged.currency, " in money")
    before = "money"
    for line, words in _LINES.items():
        stats = value.lines[line]
        if differs(stats, value.lines[before]):
            text += (
                f" With {words} it {_amount(stats.mean, judged.currency)} on average; "
                f"{worse_off(stats.prob_negative)}."
            )
        before = line
    return text + (_by_term(judged, value) if len(judged.projection.contracting) <= 2 else "")


def _by_term(judged: JudgedDeal, value: PartyValue) -> str:
    """Which terms the value is from; what is small beside the largest goes with the rest."""
    worth = {
        id_: stats.mean
        for id_, stats in value.by_term.items()
        if id_ in judged.deal.terms and abs(stats.mean) >= 1
    }
    largest = max((abs(mean) for mean in worth.values()), default=0.0)
    ordered = sorted(worth.items(), key=lambda each: -abs(each[1]))
    shown = dict(each for each in ordered[:_MOST_TERMS] if abs(each[1]) > _SMALL_PART * largest)
    if not shown:
        return ""
    rest = value.npv.mean - sum(shown.values())
    parts = [
        f"{id_.replace('-', ' ')} {about(mean, judged.currency)}" for id_, mean in shown.items()
    ]
    text = f" By term: {', '.join(parts)}; everything else {about(rest, judged.currency)}"
    usual = value.npv.mean - value.gain.mean
    if abs(usual) >= 1:
        size = about(abs(usual), judged.currency)
        text += (
            f"; less {size} that it would have without the deal"
            if usual > 0
            else f"; plus {size} that it would lose without the deal"
        )
    return f"{text}."


def _groups(judged: JudgedDeal) -> Iterator[str]:
    """The NHS and the whole system, where they differ from what has just been said."""
    told = [value.lines["non_cash"] for value in beneficiaries(judged.projection)]
    for id_, line, name in (
        ("nhs", "non_cash", "Before health, the NHS as a whole"),
        ("system", "all", "Health included, the health and care system"),
    ):
        value = judged.projection.groups.get(id_)
        if value is None or not is_told(value):
            continue
        stats = value.lines[line]
        if all(differs(stats, other, _SMALL_PART) for other in told):
            yield gain_in_words(stats, name, judged.currency)
            told.append(stats)


def _suppliers(judged: JudgedDeal) -> Iterator[str]:
    projection = judged.projection
    for id_ in projection.suppliers:
        value, hurdle = projection.parties[id_], judged.deal.parties[id_].hurdle_rate
        if not projection.supplier_gain_modelled:
            verb = "pays" if value.gain.mean < 0 else "receives"
            yield (
                f"What {value.name} gains cannot be told: the file models no product of its own. "
                f"Under the terms it {verb} {_size(value.gain.mean, judged.currency)} on average."
            )
        else:
            basis = "" if hurdle is None else f"At the {percent(hurdle.value.mean)} it requires, "
            name = within(value.name) if basis else value.name
            yield basis + gain_in_words(value.gain, name, judged.currency)


def _split(projection: Projection) -> Iterator[str]:
    system = projection.groups.get("system")
    told = projection.supplier_gain_modelled and "own" in projection.split
    if not told or system is None or not is_told(system):
        return
    own = projection.split["own"].on_non_cash
    social = projection.split["social"].on_non_cash.system_share
    other = "" if social is None else f" At the Green Book's rate it gets {percent(social)}."
    if own.system_share is None:
        yield (
            "No split of the gain can be given at the supplier's required return, since one side "
            f"is expected to lose before health is counted.{other}"
        )
        return
    low, high = own.interval or (own.system_share, own.system_share)
    sure = f" (95% interval {percent(low)} to {percent(high)})" if high - low > 0.005 else ""
    yield (
        "Of what both sides expect to gain before health, the health and care system gets "
        f"{percent(own.system_share)}{sure} at the supplier's required return.{other}"
    )


def _events(judged: JudgedDeal) -> Iterator[str]:
    """The failure that takes everything with it, and whether anything comes to market."""
    events, span = judged.projection.events, years(judged.deal.horizon.years)
    for id_, share in events.failure.items():
        if share >= _LIKELY_FAILURE:
            name = judged.deal.parties[id_].name
            yield f"{name} fails within the {span} {cases(share)}{_lost(judged, id_)}."
    launches = [
        f"{id_.replace('-', ' ')} {cases(share)}"
        for id_, share in events.launch.items()
        if share < 1
    ]
    if launches:
        yield f"What reaches the market within the {span}: {listed(launches)}."


def _lost(judged: JudgedDeal, company: str) -> str:
    """What ends with the company."""
    owed = [term.kind for term in judged.deal.terms.values() if company in _givers(term)]
    words = [*dict.fromkeys(_LOST[kind] for kind in owed if kind in _LOST)]
    return f"; what is left of its {listed(words)} is then lost at once" if words else ""


def _givers(term: AnyTerm) -> tuple[str, ...]:
    return (term.from_,) if isinstance(term.from_, str) else tuple(term.from_)


def _standing(judged: JudgedDeal) -> str:
    """How the deal stands against the guidance, on both dates."""
    if not is_in_england(judged):
        return (
            f"The guidance is for England, and this deal is for {country(judged.deal.country)}: "
            "no rule is applied to it."
        )
    first = (
        f"Judged at signature: {_counts(judged, 'signed')}."
        if judged.signed.has_edition
        else "No edition of the guidance was in force at signature."
    )
    return f"{first} Judged on {day(judged.today.date)}: {_counts(judged, 'today')}."


def _counts(judged: JudgedDeal, which: str) -> str:
    assessment = judged.signed if which == "signed" else judged.today
    unknown = sum(finding.outcome == "cannot tell" for finding in assessment.findings)
    told = (
        f"{counted(assessment.breaches, 'breach', 'breaches')}, "
        f"{counted(assessment.concerns, 'concern')}, {counted(assessment.count('note'), 'note')}"
    )
    return told + (f"; {counted(unknown, 'rule')} cannot be judged yet" if unknown else "")

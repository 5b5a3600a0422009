"""What a board member would ask, answered in words before any table."""

from collections.abc import Iterator

from benefitshare.guidance.words import listed, percent, sentence
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import about, between, cases, counted, risk, years
from benefitshare.valuation.results import PartyValue, Projection, Statistics

HEAVY_TAIL = 0.25
"""A mean of which the highest thousandth of draws makes more is not what a sentence leads with."""
_LIKELY_FAILURE = 0.1
_LINE_WORDS = {
    "non_cash": "staff time and other value that frees no cash",
    "all": "health and other value to society",
}


def short_answers(judged: JudgedDeal) -> tuple[str, ...]:
    """The answers, the most wanted first; each is one point of a list."""
    projection = judged.projection
    found = [
        *_parties(judged),
        *_system(judged),
        *_suppliers(judged),
        *_split(projection),
        *_events(judged),
    ]
    return (*found, *_standing(judged))


def gain_in_words(value: PartyValue, currency: str, line: str = "money") -> str:
    """How much a party gains, between what, and how likely it is to be worse off."""
    stats = value.lines[line]
    if not stats.sd:
        if abs(stats.mean) < 1:
            return f"{value.name} neither gains nor loses."
        return f"{value.name} {_verb(stats.mean)} {about(abs(stats.mean), currency)}."
    spread = between(stats.p10, stats.p90, currency)
    return (
        f"{value.name} {_averages(stats, currency)} (8 in 10: {spread}). "
        f"{sentence(risk(stats.prob_negative) + ' of being worse off')}"
    )


def _averages(stats: Statistics, currency: str) -> str:
    """The mean and the middle case, the surer of the two first."""
    mean, middle = stats.mean, stats.p50
    turns = (mean < 0) != (middle < 0) and abs(middle) >= 1
    if stats.tail_share > HEAVY_TAIL:
        then = f"{_verb(mean)} {about(abs(mean), currency)}" if turns else about(mean, currency)
        joined = "; a few large wins make the average: it" if turns else ","
        start = f"{_verb(middle)} {about(abs(middle), currency)} in the middle case"
        return f"{start}{joined} {then} on average"
    start = f"{_verb(mean)} {about(abs(mean), currency)} on average"
    if turns:
        return f"{start}, but {_verb(middle)} {about(abs(middle), currency)} in the middle case"
    return f"{start}, {about(abs(middle), currency)} in the middle case"


def _verb(amount: float) -> str:
    return "loses" if amount < 0 else "gains"


def _parties(judged: JudgedDeal) -> Iterator[str]:
    """The contracting trusts in full; others of the system only where something reaches them."""
    projection = judged.projection
    for id_ in projection.contracting:
        value = projection.parties[id_]
        yield f"In money, {gain_in_words(value, judged.currency)}{_further(value, judged)}"


def _further(value: PartyValue, judged: JudgedDeal) -> str:
    """The cumulative lines beyond money, where they differ from the one before."""
    text, before = "", "money"
    for line, words in _LINE_WORDS.items():
        stats = value.lines[line]
        if differs(stats, value.lines[before]):
            text += (
                f" With {words}, {about(stats.mean, judged.currency)} on average "
                f"({risk(stats.prob_negative)} of being worse off)."
            )
        before = line
    return text


def differs(one: Statistics, other: Statistics) -> bool:
    """Whether two lines are told apart in a sentence."""
    return abs(one.mean - other.mean) > 0.005 * max(abs(one.mean), abs(other.mean), 1.0)


def _system(judged: JudgedDeal) -> Iterator[str]:
    projection = judged.projection
    alone = [projection.parties[id_] for id_ in projection.contracting]
    for id_ in ("nhs", "system"):
        value = projection.groups.get(id_)
        line = "non_cash" if id_ == "nhs" else "all"
        if value is None or not value.lines[line].sd:
            continue
        if len(alone) == 1 and not differs(value.lines[line], alone[0].lines[line]):
            continue
        covers = "before health" if line == "non_cash" else "health included"
        yield f"{gain_in_words(value, judged.currency, line).replace(' (8', f', {covers} (8', 1)}"


def _suppliers(judged: JudgedDeal) -> Iterator[str]:
    projection = judged.projection
    for id_ in projection.suppliers:
        value = projection.parties[id_]
        if not projection.supplier_gain_modelled:
            yield (
                f"What {value.name} gains is not told: the deal file has no product of its own. "
                f"Under the terms it {_pays(value.gain.mean, judged.currency)}."
            )
            continue
        hurdle = judged.deal.parties[id_].hurdle_rate
        basis = "" if hurdle is None else f" Valued at the {percent(hurdle.value.mean)} it requires."
        yield gain_in_words(value, judged.currency, "all") + basis


def _pays(amount: float, currency: str) -> str:
    verb = "pays" if amount < 0 else "receives"
    return f"{verb} {about(abs(amount), currency)} on average (present value)"


def _split(projection: Projection) -> Iterator[str]:
    if not projection.supplier_gain_modelled or "own" not in projection.split:
        return
    own = projection.split["own"].on_non_cash
    social = projection.split["social"].on_non_cash
    if own.system_share is None:
        yield (
            "No split of the gain can be given at the supplier's required return: one side is "
            "expected to lose." + _at_green_book(social.system_share)
        )
        return
    low, high = own.interval or (own.system_share, own.system_share)
    sure = f" (95% interval {percent(low)} to {percent(high)})" if high - low > 0.005 else ""
    yield (
        f"Of what both sides expect to gain before health, the health and care system gets "
        f"{percent(own.system_share)}{sure}, with the supplier's part valued at its required "
        f"return." + _at_green_book(social.system_share)
    )


def _at_green_book(share: float | None) -> str:
    return "" if share is None else f" At the Green Book's rate it is {percent(share)}."


def _events(judged: JudgedDeal) -> Iterator[str]:
    projection, deal = judged.projection, judged.deal
    span = years(deal.horizon.years)
    for id_, share in projection.events.failure.items():
        if share >= _LIKELY_FAILURE:
            yield (
                f"In {cases(share)} {deal.parties[id_].name} fails within the {span}{_lost(judged, id_)}"
            )
    launches = [
        f"{id_.replace('-', ' ')} in {cases(share)}"
        for id_, share in projection.events.launch.items()
        if share < 1
    ]
    if launches:
        yield f"Products reach the market within the {span}: {listed(launches)}."


def _lost(judged: JudgedDeal, company: str) -> str:
    """What ends with the company."""
    kinds: dict[str, None] = {}
    for term in judged.deal.terms.values():
        givers = term.from_ if isinstance(term.from_, dict) else {term.from_: None}
        if company in givers:
            kinds[_LOST.get(term.kind, "payments")] = None
    if not kinds:
        return "."
    words = [*kinds]
    return f": its {listed(words)} {'go' if len(words) > 1 else 'goes'} with it, at the same time."


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


def _standing(judged: JudgedDeal) -> Iterator[str]:
    """How the deal stands against the guidance, on both dates."""
    today = judged.today
    if judged.signed.has_edition:
        first = f"Judged at signature: {_counts(judged, 'signed')}."
    else:
        first = "No edition of the guidance was in force at signature."
    yield f"{first} Judged on {today.date:%-d %B %Y}: {_counts(judged, 'today')}."


def _counts(judged: JudgedDeal, which: str) -> str:
    assessment = judged.signed if which == "signed" else judged.today
    unknown = sum(finding.outcome == "cannot tell" for finding in assessment.findings)
    told = (
        f"{counted(assessment.breaches, 'breach', 'breaches')}, "
        f"{counted(assessment.concerns, 'concern')}, {counted(assessment.count('note'), 'note')}"
    )
    rest = f"; {counted(unknown, 'rule')} cannot be told" if unknown else ""
    return told + rest

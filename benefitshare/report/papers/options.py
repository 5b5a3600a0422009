"""What a board is asked to decide, and between which options: doing nothing is the first."""

from collections.abc import Iterator

from benefitshare.guidance.words import day, listed, percent, sentence, within
from benefitshare.report import tables
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.compared import NOWHERE, Comparison, Differing, sides
from benefitshare.report.comparison_words import in_words
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.names import name_of
from benefitshare.report.papers.matter import Matter
from benefitshare.report.papers.paper import TO_COMPLETE
from benefitshare.report.telling import beneficiaries, differs, is_in_england, is_told
from benefitshare.report.term_sentences import term_sentence
from benefitshare.report.words import about, between, counted, years

_NONE = "–"
_MOST_TERMS = 6
_MOST_CHANGES = 6
_LONGEST = 60
"""How much of a changed value is shown. [characters]"""


def decision(matter: Matter) -> Iterator[Block]:
    """What is asked of the board; what to recommend is left to its author."""
    judged, deal = matter.judged, matter.judged.deal
    yield Heading("The decision asked for")
    whose = _board(judged)
    if matter.is_signed:
        yield Paragraph(
            f"The file dates this agreement {day(deal.signed)}. The board of {whose} is asked to "
            "note what it is worth on the assumptions below, and to decide what to do about what "
            "falls short."
        )
    else:
        yield Paragraph(
            f"The board of {whose} is asked to decide whether to sign this agreement, planned for "
            f"{day(deal.signed)}, and on which terms."
        )
    if deal.summary:
        yield Paragraph(sentence(deal.summary))
    yield Item(TO_COMPLETE, lead="Recommendation:")


def _board(judged: JudgedDeal) -> str:
    names = [within(value.name) for value in beneficiaries(judged.projection)]
    return listed(names[:3]) or "the trust"


def options(matter: Matter) -> Iterator[Block]:
    """The options side by side, then what is on offer in words."""
    judged = matter.judged
    yield Heading("The options")
    yield _table(matter)
    yield Paragraph(
        f"Doing nothing is what every gain is counted from. "
        f"{judged.projection.business_as_usual_note}".strip()
    )
    yield from _terms(judged)
    if matter.comparison is not None:
        for index in range(len(matter.variants)):
            yield from _variant(matter.comparison, index, matter.first.id)


def _table(matter: Matter) -> Table:
    """An option a row, with what it brings each side."""
    first, judged = matter.first, matter.judged
    names = ["This deal"] if matter.comparison is None else [*matter.comparison.names]
    deals = (judged, *matter.variants)
    nil = about(0.0, judged.currency)
    rows = [Row("Do nothing", (nil, nil, _NONE, _NONE, nil, nil, _NONE))]
    rows += [Row(name, _cells(deal, first.id)) for name, deal in zip(names, deals, strict=True)]
    return Table(
        f"What each option brings over doing nothing (present value, {tables.prices(judged)})",
        ("Mean", "Middle case", "8 in 10", "Worse off", "System, mean", "Supplier, mean",
         "Falls short"),
        tuple(rows),
        label="Option",
        note=f"The first four columns: {first.name}, all value counted. System: the NHS and "
        "patients together. Supplier: at the return that it requires. Falls short: breaches and "
        "concerns by today's guidance. Mean: the average of all draws. Middle case: half the "
        "draws are lower.",
    )  # fmt: skip


def _cells(judged: JudgedDeal, id_: str) -> tuple[str, ...]:
    found, projection, currency = sides(judged), judged.projection, judged.currency
    suppliers = [found[each].gain.mean for each in projection.suppliers]
    supplier = about(sum(suppliers), currency) if projection.supplier_gain_modelled else "not told"
    system = found.get("system")
    together = about(system.gain.mean, currency) if system else _NONE
    flags = judged.today.breaches + judged.today.concerns
    short = counted(flags, "point") if is_in_england(judged) else "not judged"
    if id_ not in found:
        return (_NONE, _NONE, _NONE, _NONE, together, supplier, short)
    gain = found[id_].gain
    spread = between(gain.p10, gain.p90, currency)
    chance = percent(gain.prob_negative)
    means = about(gain.mean, currency), about(gain.p50, currency)
    return (*means, spread, chance, together, supplier if suppliers else _NONE, short)


def _terms(judged: JudgedDeal) -> Iterator[Block]:
    """What each side undertakes, as typed; the rest is told in the deal file."""
    deal = judged.deal
    names = {id_: party.name for id_, party in deal.parties.items()}
    terms = deal.document().get("terms")
    told = [each for each in terms.values() if isinstance(each, dict)] if isinstance(
        terms, dict) else []  # fmt: skip
    if told:
        lasts = "" if deal.agreement.years is None else _lasts(judged)
        yield Paragraph(f"On offer{lasts}:")
    for term in told[:_MOST_TERMS]:
        yield Item(term_sentence(term, names))
    if len(told) > _MOST_TERMS:
        more = counted(len(told) - _MOST_TERMS, "more term")
        yield Item(f"And {more}: benefitshare heads sets out every one of them.")


def _lasts(judged: JudgedDeal) -> str:
    length = judged.deal.agreement.years
    if length is None:
        return ""
    about_ = "" if length.is_certain else "about "
    return f", in an agreement of {about_}{years(round(length.mean, 1))}"


def _variant(comparison: Comparison, index: int, id_: str) -> Iterator[Block]:
    """How an option differs from the deal, and what that is worth."""
    name = comparison.names[index + 1]
    changes = comparison.changes(index + 1)
    told = [_change(each) for each in changes[:_MOST_CHANGES]]
    more = len(changes) - len(told)
    rest = f"; and {counted(more, 'more change')}" if more > 0 else ""
    text = f"{'; '.join(told)}{rest}." if told else "nothing in its terms differs."
    yield Item(text, lead=f"{name}:")
    yield Item(in_words(comparison, index, id_))
    if _system_differs(comparison, index, id_):
        yield Item(in_words(comparison, index, "system"))


def _change(each: Differing) -> str:
    """One value that the option has otherwise, in a few words."""
    name, (old, new) = name_of(each.path), each.values[:2]
    if old == NOWHERE:
        return f"with {name.lower()}: {_cut(new)}"
    if new == NOWHERE:
        return f"without {name.lower()}"
    return f"{name.lower()} {_cut(new)}, not {_cut(old)}"


def _system_differs(comparison: Comparison, index: int, id_: str) -> bool:
    """Whether the system's difference is another than that of whom the deal is first for."""
    first, system = (comparison.gain.get(each, ())[index : index + 1] for each in (id_, "system"))
    if not system or system[0] is None or not is_told(sides(comparison.deals[0])["system"]):
        return False
    return not first or first[0] is None or differs(first[0].statistics, system[0].statistics, 0.05)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"

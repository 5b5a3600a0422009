"""What each term is worth to each party: with it less without it, and what is left."""

from collections.abc import Iterator
from dataclasses import dataclass

from benefitshare.exports.workbook.book import Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import ECONOMIC, Place, cell, column_name
from benefitshare.exports.workbook.ledger_page import AGREED, USUALLY, party_sum
from benefitshare.exports.workbook.model import ALL
from benefitshare.terms import OFFERS
from benefitshare.valuation.accounts import REST

FIRST_COLUMN = 2
"""The column of the first class, or of the first party."""
INTERACTION, WHOLE = "interaction", "npv"


@dataclass(frozen=True, slots=True)
class _Told:
    """A formula without its sign of equality, and what it comes to."""

    formula: str
    value: float


def write_terms(draft: Draft, sheet: Sheet, row: int) -> int:
    """Write the table; the first free row."""
    parties = draft.model.deal.parties
    title = "What each term is worth to each party, at its own rate: with the term less without it"
    sheet.text(row, 0, title, "block")
    names = (party.name for party in parties.values())
    sheet.headings(row + 1, ("Term", "", *names), numbers_from=FIRST_COLUMN)
    for offset, id_ in enumerate(parties):
        sheet.text(row + 2, FIRST_COLUMN + offset, id_, "code")
    lines = dict(_lines(draft))
    for offset, (key, words) in enumerate(lines.items()):
        at = row + 3 + offset
        sheet.text(at, 0, words, "strong" if key == WHOLE else "text")
        sheet.text(at, 1, f"terms.{key}" if key in draft.model.deal.terms else "", "code")
        for index, party in enumerate(parties):
            _write_cell(draft, sheet, (at, FIRST_COLUMN + index), key, party, row + 2)
    return row + 3 + len(lines) + 2


def _lines(draft: Draft) -> Iterator[tuple[str, str]]:
    for id_, term in draft.model.deal.terms.items():
        yield id_, f"{id_} ({term.kind.replace('-', ' ')})"
    yield REST, "Without any term: products and contributions"
    yield INTERACTION, "Interaction: what terms do only together"
    yield WHOLE, "All: the deal's present value"


def _write_cell(
    draft: Draft, sheet: Sheet, at: tuple[int, int], key: str, party: str, heads: int
) -> None:
    row, column = at
    above = f"{cell(heads + 1, column, fixed=False)}:{cell(row - 1, column, fixed=False)}"
    whole = draft.expected[f"npv.{party}"][0]
    if key == WHOLE:
        sheet.formula(row, column, f"=SUM({above})", whole, "output")
        return
    head = f"{column_name(column)}${heads + 1}"
    if key == INTERACTION:
        parts = [*draft.model.deal.terms, REST]
        left = whole - sum(draft.expected[f"term.{party}.{each}"][0] for each in parts)
        told = _Told(f"{draft.outputs[f'npv.{party}'].cell}-SUM({above})", left)
    else:
        told = _worth(draft, key, party, head)
    style = "output" if key == INTERACTION else "formula"
    sheet.formula(row, column, f"={told.formula}", told.value, style)
    draft.result(f"term.{party}.{key}", Place(ECONOMIC, row, column), told.value)


def _worth(draft: Draft, key: str, party: str, head: str) -> _Told:
    """What a term is worth to a party; or all that is no term, less what price terms do to it."""
    if key == REST:
        return _rest(draft, party, head)
    if draft.model.deal.terms[key].kind in OFFERS:
        columns = (draft.payee_column, draft.payer_column)
        formula = party_sum(draft, draft.sections[key], head, columns)
        return _Told(formula, draft.worth(key).own_total(party))
    return _added(draft, AGREED, [f"terms.{key}"], party, head)


def _rest(draft: Draft, party: str, head: str) -> _Told:
    told = _added(draft, AGREED, _other_sources(draft, AGREED), party, head)
    offs = [key for key in draft.sections if key not in {AGREED, USUALLY}]
    if not offs:
        return told
    key = ALL if ALL in offs else offs[0]
    less = _added(draft, key, _other_sources(draft, key), party, head)
    return _Told(f"{told.formula}-({less.formula})", told.value - less.value)


def _other_sources(draft: Draft, key: str) -> list[str]:
    """The sources of a ledger that are not terms."""
    rows = draft.sections[key].entries
    return [*dict.fromkeys(each.source for each in rows if not each.source.startswith("terms."))]


def _added(draft: Draft, key: str, sources: list[str], party: str, head: str) -> _Told:
    """The sum over sources of one ledger."""
    columns = (draft.payee_column, draft.payer_column)
    section, worth = draft.sections[key], draft.worth(key)
    parts = [party_sum(draft, section, head, columns, source=f'"{each}"') for each in sources]
    value = sum(worth.own_total(party, source=each) for each in sources)
    return _Told("+".join(parts) or "0", value)

"""The financial case: each party's money of the day by financial year, as its accounts see it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benefitshare.exports.workbook.account import Account
from benefitshare.exports.workbook.book import MONEY, TIME_HEADINGS
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import (
    BY_YEAR,
    CLASS,
    CODE,
    FINANCIAL,
    FIRST_ROW,
    LABEL,
    PART,
    STEP,
    UNIT,
    VALUE_COLUMN,
    cell,
)
from benefitshare.exports.workbook.ledger_page import AGREED, party_sum
from benefitshare.exports.workbook.names import TIME
from benefitshare.exports.workbook.node import Node
from benefitshare.quantities import FloatArray
from benefitshare.terms.equity import Equity

FIRST_YEARS = 5
CASH, SHARES, SAVED = "cash", "shares", "cash-releasing"
WORDS = {CASH: "Cash", SHARES: "Shares, when they are sold", SAVED: "Cash-releasing savings"}

OWNERS = (
    "Shares are given by the company's owners: they do not enter its cash or its accounts here."
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of a party's accounts: one source's flows of one class."""

    source: str
    what: str
    """Of a product, which has several; else empty."""
    class_: str
    words: str


def write_financial(draft: Draft) -> None:
    """Write the sheet: a block for each party but patients, NHS providers first."""
    note = (
        "Money of the day, undiscounted, by financial year; before tax and VAT. Expected amounts "
        "on the risk-adjusted path: no single year will come out like this."
    )
    sheet = draft.sheet(FINANCIAL, "Financial case", note)
    headings = {**TIME_HEADINGS, PART: "Party", STEP: "Part of the deal"}
    headings |= {CODE: "Accounting (your label)", CLASS: "VAT (your label)", VALUE_COLUMN: ""}
    sheet.time_axis((*headings.values(),), source=TIME)
    sheet.number(FIRST_ROW, VALUE_COLUMN, 1000.0, "fixed", "0")
    sheet.text(FIRST_ROW, LABEL, "Pounds (or the deal's currency) in a thousand")
    row = FIRST_ROW + 2
    parties = draft.model.deal.parties

    def providers_first(id_: str) -> tuple[bool, bool]:
        return parties[id_].role != "nhs-provider", not parties[id_].is_nhs

    for id_ in sorted(parties, key=providers_first):
        if parties[id_].role != "patients":
            row = _write_party(Account(draft, sheet, id_, row)) + 2


def _write_party(account: Account) -> int:
    account.heading(account.draft.model.deal.parties[account.party].name, "block")
    cash, sold, saved = (_write_items(account, class_) for class_ in WORDS)
    if account.draft.model.deal.parties[account.party].is_supplier:
        account.heading(OWNERS, "note")
        sold = []
    net = account.sum_of("Net cash flow", [*cash, *sold])
    after = account.sum_of("Net cash flow and cash-releasing savings", [net, *saved])
    account.running_total("Cumulative", after)
    _write_income(account, cash, sold, saved)
    _write_everything(account)
    _write_first_years(account, {"Net cash flow": net, "… and cash-releasing savings": after})
    return account.row


def _items(draft: Draft, party: str, class_: str) -> Iterator[_Item]:
    seen = set()
    for each in draft.sections[AGREED].entries:
        mine = party in (each.payer, each.payee) and each.class_ == class_
        what = each.what if each.source.startswith("products.") else ""
        if mine and each.charge is None and (each.source, what) not in seen:
            seen.add((each.source, what))
            words = f"{each.what} ({each.source.split('.', 1)[1]})"
            yield _Item(each.source, what, class_, words)


def _write_items(account: Account, class_: str) -> list[int]:
    """A row for each source, real flows times the price index; their rows."""
    items = list(_items(account.draft, account.party, class_))
    if items:
        account.heading(WORDS[class_])
    return [_write_item(account, item) for item in items]


def _write_item(account: Account, item: _Item) -> int:
    draft, row = account.draft, account.row
    _write_labels(account, item.source)
    real = draft.worth(AGREED).years(
        account.party, class_=item.class_, source=item.source, what=item.what or None
    )

    def formula(column: int) -> str:
        total = party_sum(
            draft,
            draft.sections[AGREED],
            f"$B{row + 1}",
            (column, column),
            class_=f'"{item.class_}"',
            source=f"$C{row + 1}",
            what=f'"{item.what}"' if item.what else "",
        )
        return f"({total})*{_read(draft, draft.model.deflator, column)}"

    return account.years(item.words, real * _row(draft, draft.model.deflator), formula)


def _write_labels(account: Account, source: str) -> None:
    """The user's own accounting and VAT labels of a term."""
    sheet, row = account.sheet, account.row
    sheet.text(row, STEP, source, "code")
    if source.startswith("terms."):
        term = account.draft.model.deal.terms[source.removeprefix("terms.")]
        sheet.text(row, CODE, term.accounting or "no label", "code")
        sheet.text(row, CLASS, term.vat or "no label", "code")


def _write_income(account: Account, cash: list[int], sold: list[int], saved: list[int]) -> None:
    """Income and expenditure: shares count as they rise and fall in value, not when sold."""
    held = _write_carrying(account)
    account.heading("Income and expenditure")
    operating = account.sum_of("Income less expenditure, before savings and shares", cash)
    parts = [operating]
    if saved:
        parts.append(account.sum_of("Cash-releasing savings", saved))
    if held or sold:
        moved = [account.change("Change in the carrying value of shares", row) for row in held]
        words = "Gain or loss on shares, held or sold"
        parts.append(account.sum_of(words, [*moved, *sold]))
    account.sum_of("Surplus or deficit", parts)


def _write_carrying(account: Account) -> list[int]:
    """What each stake that the party holds stands at on each 31 March."""
    draft = account.draft
    rows: list[int] = []
    for id_, node in draft.model.carrying.items():
        term = draft.model.deal.terms[id_]
        assert isinstance(term, Equity)
        if account.party not in ({term.to} if isinstance(term.to, str) else set(term.to)):
            continue
        if not rows:
            account.heading("Carrying value of shares at each 31 March (asset)")
        rows.append(_write_stake(account, id_, term, node))
    return rows


def _write_stake(account: Account, id_: str, term: Equity, node: Node) -> int:
    draft = account.draft
    _write_labels(account, f"terms.{id_}")
    part, told = 1.0, ""
    if not isinstance(term.to, str):
        part = term.to[account.party].mean
        told = f"*{draft.inputs[f'terms.{id_}.to.{account.party}'].cell}"

    def formula(column: int) -> str:
        return _read(draft, node, column) + told

    values = _row(draft, node) * part
    row = account.years(f"Fair value of {id_}", values, formula, adds_up=False)
    account.remember(f"carrying.{id_}.{account.party}", row)
    return row


def _write_everything(account: Account) -> None:
    """All classes in money of the day, as the run reports them by year."""
    draft = account.draft
    real = draft.outputs[f"real.{account.party}"]

    def formula(column: int) -> str:
        whole = f"'{BY_YEAR}'!{cell(real.row, column, fixed=False)}"
        return f"{whole}*{_read(draft, draft.model.deflator, column)}"

    values = np.array(draft.expected[f"real.{account.party}"])
    nominal = values * _row(draft, draft.model.deflator)
    words = "For comparison: everything, in cash or not (all classes)"
    row = account.years(words, nominal, formula)
    account.remember(f"nominal.{account.party}", row)


def _write_first_years(account: Account, rows: dict[str, int]) -> None:
    """The first five years in thousands."""
    draft, sheet = account.draft, account.sheet
    account.heading(f"First {FIRST_YEARS} years, in thousands")
    for words, source in rows.items():
        row = account.row
        sheet.text(row, LABEL, words)
        sheet.text(row, PART, account.party, "code")
        sheet.text(row, UNIT, f"{draft.judged.currency} 000, of the day", "code")
        for index, column in enumerate([*draft.year_columns][:FIRST_YEARS]):
            value = float(account.written[source][index]) / 1000.0
            formula = f"={cell(source, column, fixed=False)}/{cell(FIRST_ROW, VALUE_COLUMN)}"
            sheet.formula(row, column, formula, value, "output", MONEY)
        account.row += 1


def _read(draft: Draft, node: Node, column: int) -> str:
    """A step's cell of a year, as read from this sheet."""
    return draft.formulas.reference(node, FINANCIAL, 0, column).removeprefix("=")


def _row(draft: Draft, node: Node) -> FloatArray:
    return np.asarray(node.value * np.ones(draft.periods), dtype=float)

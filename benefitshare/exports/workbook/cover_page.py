"""The cover: what this is, from what it was made, what is live in it, and where to find it."""

from pathlib import PurePath

from benefitshare.exports.workbook.book import Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import COVER
from benefitshare.guidance.words import day
from benefitshare.ledger.timeline import name_of
from benefitshare.valuation.appraisal import appraisal_of, price_base

SHEETS = {
    "Economic case": "Present values by party and class, the gain, and what each term is worth",
    "Financial case": "Money of the day by financial year: cash, income and expenditure, shares",
    "Simulation": "Values of the simulation: spread, percentiles, charts, the bridge",
    "Inputs": "Every number that may be changed, with its source",
    "Time and prices": "Financial years, price index, discount factors, constants of the method",
    "Products": "Development, use, sales and odds",
    "Contributions": "What parties put in",
    "Terms": "One block for each term",
    "Ledger": "Every posting: payer, payee, class, amount by year",
    "Value by year": "Each party by class and financial year",
    "Without the deal": "Business as usual",
    "Without a term": "The deal with a price term left out",
    "Assumptions": "The register: what each value may be and who says so",
    "Decisions": "The decisions log: what was decided, by whom and why",
    "Assurance": "Who answers for the analysis, what it rests on, what it leaves out",
    "Checks": "What must hold; the master check on every sheet adds it up",
}
WIDTH = 105
"""Characters in a line of the second column."""
KEY = {
    "input": "Input: may be changed",
    "formula": "Formula",
    "output": "Result, or total",
    "fixed": "Fixed by the export: change the deal file and export anew",
    "value": "Value of the simulation: does not follow the inputs",
}


def write_cover(draft: Draft) -> None:
    """Write the cover, last, when it is known which sheets there are."""
    deal = draft.model.deal
    sheet = draft.sheet(COVER, deal.name, deal.summary or "")
    sheet.widths(30, 110, 4, 4, 4, 4, 24)
    row = _write_facts(draft, sheet, 3)
    sheet.text(row, 0, "What is live", "block")
    for words in _live(draft):
        row += 1
        sheet.paragraph(row, 1, words, WIDTH)
    row += 2
    sheet.text(row, 0, "Key", "block")
    for style, words in KEY.items():
        row += 1
        sheet.text(row, 0, "1,234.50", style)
        sheet.text(row, 1, words)
    row += 2
    sheet.text(row, 0, "Sheets", "block")
    for name, words in SHEETS.items():
        if name in draft.book.sheets:
            row += 1
            sheet.link(row, 0, name)
            sheet.text(row, 1, words)
    row += 2
    sheet.text(row, 0, "How to trace a number", "block")
    words = (
        "Follow a result's formula to the ledger, a ledger row to its term's or product's sheet, "
        "and from there to the inputs, where the source stands. Column C says which step of the "
        "method a row is, column D in which file of the program it stands."
    )
    sheet.paragraph(row + 1, 1, words, WIDTH)


def _write_facts(draft: Draft, sheet: Sheet, row: int) -> int:
    judged, deal = draft.judged, draft.model.deal
    appraisal = appraisal_of(deal)
    in_force = (
        f"{each.document}: {each.edition}" for each in judged.today.editions if each.edition
    )
    base = price_base(deal)
    facts = {
        "Made by": f"benefitshare {judged.version}",
        "Deal file": PurePath(judged.file).name,
        "Deal's SHA-256": judged.sha256,
        "As of": day(judged.today.date),
        "Signed": day(deal.signed),
        "Draws and seed": f"{judged.projection.draws:,} draws, seed {judged.projection.seed}",
        "Appraisal": " ".join((appraisal.key, *appraisal.notes)),
        "Editions of the guidance": ", ".join(in_force),
        "Policy": judged.policy_file or "the deal's own and the program's defaults",
        "Prices": f"{deal.currency}, real at {name_of(base)} prices unless a sheet says otherwise",
        "Sign": "Positive: the party named receives. In the ledger, payer gives to payee.",
        "Time": "Financial years, 1 April to 31 March; the first is year 0 and is not discounted.",
    }
    for words, told in facts.items():
        sheet.text(row, 0, words, "strong")
        sheet.paragraph(row, 1, told, WIDTH)
        row += 1
    return row + 1


def _live(draft: Draft) -> list[str]:
    names = draft.model.inputs.values
    used = sum(draft.input_node(name).number in draft.reached for name in names)
    guards = len(draft.model.tape.guards)
    told = [
        f"The risk-adjusted estimate: all of it. {used} of {len(names)} numbers of the deal enter "
        "it, and every one of those may be changed on the sheet of inputs; the rest (a volatility, "
        "say) shows only in the simulation.",
        "The formulas were not typed: they were recorded from the very code with which the program "
        "works, so that formula and number come from one definition.",
        "The estimate takes every uncertain value at its mean and weighs each year's flow by the "
        "odds of getting there. It is not the mean of the draws: the sheet Simulation has the "
        "bridge between them.",
        "Not live: the simulation; which parties, products, terms and dates there are; and whether "
        "business as usual is counted. The end of the sheet of inputs lists what is fixed.",
    ]
    if guards:
        told.append(
            f"{guards} turns of the calculation hang on an input's size (a delay that passes a "
            "whole year, a chance set to nought). The sheet of checks watches each, and says when "
            "the deal has to be exported anew."
        )
    return told

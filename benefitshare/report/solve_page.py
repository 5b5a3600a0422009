"""The page that `solve` prints: the answer in words, what it does to everybody, and the check."""

from collections.abc import Iterator

from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.compared import sides
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.solve_words import answer, cost, figure
from benefitshare.report.solved import Solved
from benefitshare.report.telling import is_told
from benefitshare.report.words import counted


def solve_page(solved: Solved) -> tuple[Block, ...]:
    """The answer first."""
    target = solved.solution.target
    return (
        Heading(f"What reaches {target.metric} {target.comparison} {target.typed}", level=1),
        Paragraph(f"{solved.asked.deal.name}; {counted(solved.asked.draws, 'draw')}."),
        Heading("In short"),
        Item(answer(solved)),
        *(Item(words) for words in (cost(solved),) if words),
        *_after(solved),
        *_file(solved),
        *_how(solved),
        *solved.asked.to_repeat("solve", *solved.options),
    )


def _after(solved: Solved) -> Iterator[Block]:
    if not solved.typed:
        return
    before, after = sides(solved.before), sides(solved.after)
    shown = [id_ for id_, value in after.items() if is_told(value) or is_told(before[id_])]
    gains = [value[id_].gain.mean for value in (before, after) for id_ in shown]
    unit = unit_for(gains, solved.currency)
    rows = []
    for id_ in shown:
        means = (before[id_].gain.mean, after[id_].gain.mean)
        changed = (*means, means[1] - means[0])
        rows.append(Row(after[id_].name, tuple(unit(amount) for amount in changed)))
    yield Table(
        f"Expected gain, each on its own basis ({unit.words})",
        ("before", "after", "change"),
        tuple(rows),
        note=f"Shortfalls: {_flags(solved.before)} before, {_flags(solved.after)} after.",
    )


def _flags(judged: JudgedDeal) -> str:
    shown = judged.signed if judged.signed.has_edition else judged.today
    breaches = counted(shown.breaches, "breach", "breaches")
    return f"{breaches} and {counted(shown.concerns, 'concern')}"


def _file(solved: Solved) -> Iterator[Block]:
    if solved.saved:
        which = "the changed deal" if solved.typed else "the deal as it was"
        yield Paragraph(f"{solved.saved} is {which}.")
    elif solved.typed and solved.solution.reached:
        yield Heading("As changes of a deal file")
        lines = "\n".join(f"  {path}: {typed}" for path, typed in solved.typed.items())
        yield Verbatim(f"changes:\n{lines}")


def _how(solved: Solved) -> Iterator[Block]:
    solution = solved.solution
    number = f"{solution.projections:.1f}".removesuffix(".0")
    runs = f"{number} run{'' if number == '1' else 's'}"
    looked = [
        f"{change.path} from {figure(solved, change.path, change.span.low)} to "
        f"{figure(solved, change.path, change.span.high)}, to the nearest "
        f"{figure(solved, change.path, change.span.tick)}"
        for change in solution.changes
    ]
    yield Paragraph(
        f"Looked for over {' and '.join(looked)}, in the time of {runs} of the deal."
        f"{_checked(solved)}"
    )


def _checked(solved: Solved) -> str:
    if not solved.solution.reached or not solved.typed:
        return ""
    if solved.verified:
        return " The answer was run afresh, and holds."
    return " Run afresh, the answer does not hold; please report this."

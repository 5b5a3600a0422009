"""The board paper: two to four pages, the decision first."""

from collections.abc import Iterator

from benefitshare.guidance.words import day
from benefitshare.report.blocks import Heading, Item, Paragraph
from benefitshare.report.papers.assumptions import assumptions, not_in_money
from benefitshare.report.papers.governance import governance, to_repeat
from benefitshare.report.papers.matter import Matter
from benefitshare.report.papers.options import decision, options
from benefitshare.report.papers.outlook import gains, risks
from benefitshare.report.papers.paper import Paper, PaperBlock
from benefitshare.report.papers.shortfalls import shortfalls
from benefitshare.report.strip import answer_strip
from benefitshare.report.tables import prices
from benefitshare.report.words import counted, years

MARKING = "Commercial in confidence"


def board_paper(matter: Matter) -> Paper:
    """The paper's content, once for every form that it is written in."""
    judged = matter.judged
    return Paper(
        title=judged.deal.name,
        subject="Board paper",
        marking=MARKING,
        as_of=judged.today.date,
        blocks=(
            *_head(matter),
            *decision(matter),
            *options(matter),
            *gains(matter),
            *shortfalls(judged),
            *risks(matter),
            *assumptions(matter),
            *not_in_money(matter),
            *governance(matter),
            *to_repeat(matter),
        ),
    )


def _head(matter: Matter) -> Iterator[PaperBlock]:
    """The answer first, in three sentences."""
    judged = matter.judged
    horizon = judged.deal.horizon
    yield Paragraph(
        f"Judged as of {day(judged.today.date)}. Amounts are present values in {prices(judged)} "
        f"over {years(horizon.years)} from {day(horizon.start)}, in "
        f"{counted(judged.projection.draws, 'draw')} of what may happen. A gain is what the deal "
        "brings over doing nothing."
    )
    yield Heading("In short")
    for answer in answer_strip(judged):
        yield Item(answer)

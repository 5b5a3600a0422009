"""The page that `check` prints."""

from benefitshare.guidance.words import day
from benefitshare.report.blocks import Block, Heading, Paragraph
from benefitshare.report.fairness import missing, shortfalls
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.reproduce import reproduce


def check_page(judged: JudgedDeal) -> tuple[Block, ...]:
    """What falls short at signature and today, what would mend it, and what is missing."""
    return (
        Heading(judged.deal.name, level=1),
        Paragraph(
            f"Signed {day(judged.deal.signed)}; judged as a {judged.deal.arrangement_or_default} "
            "arrangement."
        ),
        *shortfalls(judged, in_full=True),
        *missing(judged),
        *reproduce(judged, "check"),
    )


def missing_page(judged: JudgedDeal) -> tuple[Block, ...]:
    """What would have to be known before every rule can speak, alone."""
    return (Heading(judged.deal.name, level=1), *missing(judged))

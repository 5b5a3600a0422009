"""The page that `check` prints."""

from benefitshare.guidance.words import day
from benefitshare.report.blocks import Block, Heading, Paragraph
from benefitshare.report.fairness import changed, missing, shortfalls
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.reproduce import reproduce
from benefitshare.report.summary import summary
from benefitshare.report.ten_heads import ten_heads

_MOST_QUESTIONS = 12


def check_page(judged: JudgedDeal) -> tuple[Block, ...]:
    """What falls short at signature and today, what would mend it, and what is missing."""
    return (
        Heading(judged.deal.name, level=1),
        Paragraph(
            f"Signed {day(judged.deal.signed)}; judged as a {judged.deal.arrangement_or_default} "
            "arrangement."
        ),
        Heading("In plain words"),
        Paragraph(summary(judged)),
        *shortfalls(judged, in_full=True),
        *changed(judged),
        *ten_heads(judged),
        *missing(judged, _MOST_QUESTIONS),
        *reproduce(judged, "check"),
    )

"""Papers for people who decide and for the public: their words and tables, not their form."""

from benefitshare.report.papers.board_paper import board_paper
from benefitshare.report.papers.matter import Matter
from benefitshare.report.papers.paper import TO_COMPLETE, Paper, PaperBlock, Picture
from benefitshare.report.papers.public_notice import public_notice

__all__ = [
    "TO_COMPLETE",
    "Matter",
    "Paper",
    "PaperBlock",
    "Picture",
    "board_paper",
    "public_notice",
]
